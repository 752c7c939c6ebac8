import type { Identify } from '../declaration';
import { generated, withArn } from './identify';

/** `Ref` gives the name, the data plane wants the ARN, whose last part is a generated id. */
const keyValueStore: Identify = (declaration) => {
  const digits = declaration.stableId(32);
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const arn = declaration.globalArn('cloudfront', `key-value-store/${id}`);
  return withArn(declaration.name('Name'), arn, 'Arn', { Id: id, Status: 'READY' });
};

const edgeFunction: Identify = (declaration) => {
  const arn = declaration.globalArn('cloudfront', `function/${declaration.name('Name')}`);
  return withArn(arn, arn, 'FunctionARN', { 'FunctionMetadata.FunctionARN': arn, Stage: 'LIVE' });
};

const distribution: Identify = (declaration) => {
  const id = `E${declaration.stableId(13).toUpperCase()}`;
  const arn = declaration.globalArn('cloudfront', `distribution/${id}`);
  const { consoleHost, siteHost } = declaration.place;
  // Only a distribution of files has a document that stands for the root.
  const servesFiles = declaration.text('DistributionConfig.DefaultRootObject') !== undefined;
  return withArn(id, arn, 'Arn', { Id: id, DomainName: servesFiles ? consoleHost : siteHost });
};

export const edgeIdentities: Readonly<Record<string, Identify>> = {
  'AWS::CloudFront::CachePolicy': generated('Id', 36),
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudFront::Function': edgeFunction,
  'AWS::CloudFront::KeyValueStore': keyValueStore,
  'AWS::CloudFront::OriginAccessControl': generated('Id', 14),
  'AWS::CloudFront::OriginRequestPolicy': generated('Id', 36),
  'AWS::CloudFront::ResponseHeadersPolicy': generated('Id', 36),
};
