import { z } from 'zod';
import { type Distribution, distributionSchema, functionAt, servesFiles } from '../cloudfront/distribution';
import type { Template } from '../gateway/service';
import { responseHeaders } from './response-headers';

interface Behavior {
  readonly target: 'files' | 'api';
  /** What the distribution adds to each answer, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A distribution in front of a bucket, with the API under one of its paths. */
export interface FilesDistribution extends Distribution {
  /** The name of the bucket behind the default behavior. */
  readonly bucket: string;
  /** @param url path and query string */
  behaviorOf(url: string): Behavior;
}

const behaviorSchema = z.object({ TargetOriginId: z.string(), ResponseHeadersPolicyId: z.string() });
const configSchema = z.object({
  DefaultCacheBehavior: behaviorSchema,
  CacheBehaviors: z
    .array(
      behaviorSchema.extend({ PathPattern: z.string().regex(/^\/[a-z]+\/\*$/, 'only a folder is served locally') }),
    )
    .default([]),
  Origins: z.array(z.object({ Id: z.string(), DomainName: z.string() })),
});

/** @returns undefined when the template has none. @throws Error when it uses what is not served locally */
export function filesDistributionOf(template: Template): FilesDistribution | undefined {
  const resource = template.ofType('AWS::CloudFront::Distribution').find(servesFiles);
  if (!resource) return undefined;
  const raw = resource.properties.DistributionConfig;
  const { DefaultCacheBehavior, CacheBehaviors, Origins } = configSchema.parse(raw);
  const origins = new Map(Origins.map(({ Id, DomainName }) => [Id, DomainName]));
  const bucket = bucketOf(origins.get(DefaultCacheBehavior.TargetOriginId) ?? '');
  if (bucket === undefined) throw new Error('The files of a distribution come from a bucket');
  const files: Behavior = {
    target: 'files',
    headers: responseHeaders(template, DefaultCacheBehavior.ResponseHeadersPolicyId),
  };
  const folders = CacheBehaviors.map((behavior) => ({
    folder: behavior.PathPattern.slice(0, -1),
    behavior: { target: 'api' as const, headers: responseHeaders(template, behavior.ResponseHeadersPolicyId) },
  }));
  const viewerRequest = functionAt(template, distributionSchema.parse(raw), 'viewer-request');
  return {
    id: resource.physicalId,
    domainName: `${resource.physicalId.toLowerCase()}.cloudfront.net`,
    allowedMethods: ['GET', 'HEAD'],
    withheld: [],
    ...(viewerRequest && { viewerRequest }),
    bucket,
    behaviorOf: (url) => folders.find(({ folder }) => url.startsWith(folder))?.behavior ?? files,
  };
}

const bucketOf = (domainName: string) => /^(.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(domainName)?.[1];
