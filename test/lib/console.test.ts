import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Console } from '../../lib/constructs/console/console';
import { consolePaths } from '../../lib/constructs/console/console-paths';

function synthesizeConsole(): Template {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Test');
  new Console(stack, 'Console', {
    stackName: 'quiesce',
    files: join(__dirname, 'console-files'),
    apiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com',
    signIn: {
      issuer: 'https://people.example.com/',
      clientId: 'console',
      requestedScopes: ['openid', 'offline_access'],
      origins: ['https://people.example.com'],
    },
  });
  return Template.fromStack(stack);
}

describe('the distribution of the console', () => {
  const template = synthesizeConsole();

  it('reads the files from a bucket that nobody else can read', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', OriginAccessControlOriginType: 's3' },
    });
    const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy'));
    const statements = policy?.Properties.PolicyDocument.Statement;
    expect(statements.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')).toMatchObject([
      { Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } },
    ]);
  });

  it('hands /api to the API uncached, with everything but the host, and leaves its errors as they are', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/api/*',
            AllowedMethods: Match.arrayWith(['PATCH', 'POST', 'DELETE']),
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
          }),
        ],
        CustomErrorResponses: Match.absent(),
      },
    });
  });

  it('allows no inline code, no frame around it and no other origin but the provider', () => {
    const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const { SecurityHeadersConfig } = policy?.Properties.ResponseHeadersPolicyConfig ?? {};
    const csp: string = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;
    expect(csp).not.toContain('unsafe');
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).toContain("connect-src 'self' https://people.example.com;");
    expect(SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(63_072_000);
  });

  it('lets browsers keep files whose names change, and ask again for the document and the settings', () => {
    const deployments = Object.values(template.findResources('Custom::CDKBucketDeployment'));
    const kept = deployments.map(({ Properties }) => [
      Properties.DestinationBucketKeyPrefix,
      Properties.SystemMetadata['cache-control'],
      Properties.Prune,
    ]);
    expect(kept).toEqual([
      ['assets', 'public, max-age=31536000, immutable', false],
      [undefined, 'no-cache', false],
    ]);
  });
});

describe('an address of the console', () => {
  const sees = (uri: string): string => runInNewContext(`${consolePaths}; handler({ request: { uri } }).uri`, { uri });

  it.each(['/', '/windows', '/windows/shop.01JD9Z3W5Q8R7T6Y4U2I1O0P9A', '/sites/shop/', '/people/ana'])(
    '%s is one of a page',
    (uri) => expect(sees(uri)).toBe('/index.html'),
  );

  it.each(['/assets/main-AB12.js', '/assets/font-1-XY.woff2', '/config.json', '/favicon.ico'])(
    '%s is one of a file',
    (uri) => expect(sees(uri)).toBe(uri),
  );
});
