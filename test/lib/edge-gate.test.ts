import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from './synthesize';

const template = synthesize();

describe('the gate', () => {
  it('runs the given code on the 2.0 runtime with the store at every viewer request', () => {
    const store = Object.keys(template.findResources('AWS::CloudFront::KeyValueStore'))[0];
    template.hasResourceProperties('AWS::CloudFront::Function', {
      AutoPublish: true,
      FunctionCode: 'function handler(event) { return event.request; }',
      FunctionConfig: {
        Runtime: 'cloudfront-js-2.0',
        KeyValueStoreAssociations: [{ KeyValueStoreARN: { 'Fn::GetAtt': [store, 'Arn'] } }],
      },
    });
    const gate = Object.keys(template.findResources('AWS::CloudFront::Function'))[0];
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        DefaultCacheBehavior: Match.objectLike({
          FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [gate, 'FunctionARN'] } }],
        }),
        CacheBehaviors: Match.absent(),
      }),
    });
  });

  it('passes every method on to the origin, over TLS only', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: Match.absent(),
        DefaultCacheBehavior: Match.objectLike({
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
          ViewerProtocolPolicy: 'redirect-to-https',
        }),
        Origins: [
          Match.objectLike({
            DomainName: 'origin.example.com',
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          }),
        ],
      }),
    });
  });

  it('keeps its store under one name, because another name would be another, empty store', () => {
    template.hasResourceProperties('AWS::CloudFront::KeyValueStore', {
      Name: 'quiesce-edge',
      ImportSource: Match.absent(),
    });
  });
});

describe('a gate with an alias', () => {
  it('answers to the alias with its certificate and nothing older than TLS 1.2', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/4f1c';
    const alias = { domainNames: ['shop.example.com'], certificateArn };
    synthesize({ distribution: { originDomainName: 'origin.example.com', alias } }).hasResourceProperties(
      'AWS::CloudFront::Distribution',
      {
        DistributionConfig: Match.objectLike({
          Aliases: ['shop.example.com'],
          ViewerCertificate: {
            AcmCertificateArn: certificateArn,
            MinimumProtocolVersion: 'TLSv1.2_2021',
            SslSupportMethod: 'sni-only',
          },
        }),
      },
    );
  });
});
