import { z } from 'zod';
import type { Resource, Template } from '../gateway/service';

/** A distribution of the template, as far as a viewer can notice it. */
export interface Distribution {
  readonly id: string;
  readonly domainName: string;
  readonly allowedMethods: readonly string[];
  /** The `Host` header to the origin; absent when it is the viewer's host. */
  readonly originHost?: string;
  /** Headers, in lower case, that are not forwarded to the origin. */
  readonly withheld: readonly string[];
  /** Each absent when no function is associated with its event. */
  readonly viewerRequest?: FunctionDefinition;
  readonly viewerResponse?: FunctionDefinition;
}

export interface FunctionDefinition {
  readonly name: string;
  readonly code: string;
  readonly storeArn?: string;
}

const behaviorSchema = z.object({
  FunctionAssociations: z
    .array(z.object({ EventType: z.enum(['viewer-request', 'viewer-response']), FunctionARN: z.string() }))
    .max(2)
    .default([]),
});

/** The functions of any distribution. */
export const distributionSchema = z.object({ DefaultCacheBehavior: behaviorSchema });

const nothing = (what: string) => z.array(z.unknown()).max(0, `${what} are not served locally`).optional();
const configSchema = z.object({
  DefaultCacheBehavior: behaviorSchema.extend({
    CachePolicyId: z.string().optional(),
    OriginRequestPolicyId: z.string().optional(),
    AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
    LambdaFunctionAssociations: nothing('Lambda@Edge functions'),
  }),
  CacheBehaviors: nothing('Cache behaviors beside the default one'),
  Origins: z.array(z.object({ DomainName: z.string() })).length(1, 'Exactly one origin is served locally'),
});
const cachePolicySchema = z.object({
  CachePolicyConfig: z.object({
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      HeadersConfig: z.object({ Headers: z.array(z.string()).default([]) }),
    }),
  }),
});
const originRequestPolicySchema = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: z.object({ HeaderBehavior: z.literal('allExcept'), Headers: z.array(z.string()) }),
  }),
});
const functionSchema = z.object({
  Name: z.string(),
  FunctionCode: z.string(),
  FunctionConfig: z.object({
    Runtime: z.literal('cloudfront-js-2.0'),
    KeyValueStoreAssociations: z
      .array(z.object({ KeyValueStoreARN: z.string() }))
      .max(1)
      .default([]),
  }),
});

/**
 * The distribution in front of the protected site.
 * @throws Error when there is not exactly one, or when it uses what the local site cannot do.
 */
export function distributionOf(template: Template): Distribution {
  const sites = template.ofType('AWS::CloudFront::Distribution').filter((resource) => !servesFiles(resource));
  const [resource, ...others] = sites;
  if (resource === undefined || others.length > 0) throw new Error('The local site needs exactly one distribution');
  const config = configSchema.parse(resource.properties.DistributionConfig);
  const behavior = config.DefaultCacheBehavior;
  const viewerRequest = functionAt(template, config, 'viewer-request');
  const viewerResponse = functionAt(template, config, 'viewer-response');
  return {
    id: resource.physicalId,
    domainName: `${resource.physicalId.toLowerCase()}.cloudfront.net`,
    allowedMethods: behavior.AllowedMethods,
    ...(!forwardsHost(template, behavior.CachePolicyId) && { originHost: config.Origins[0]?.DomainName ?? '' }),
    withheld: withheldBy(template, behavior.OriginRequestPolicyId),
    ...(viewerRequest && { viewerRequest }),
    ...(viewerResponse && { viewerResponse }),
  };
}

/** Only a distribution of files has a document that stands for the root. */
export function servesFiles({ properties }: Pick<Resource, 'properties'>): boolean {
  return z.object({ DefaultRootObject: z.string() }).safeParse(properties.DistributionConfig).success;
}

/** @returns undefined when no function is associated with the event */
export function functionAt(
  template: Template,
  { DefaultCacheBehavior }: z.output<typeof distributionSchema>,
  event: 'viewer-request' | 'viewer-response',
): FunctionDefinition | undefined {
  const association = DefaultCacheBehavior.FunctionAssociations.find(({ EventType }) => EventType === event);
  return association && functionOf(template, association.FunctionARN);
}

/**
 * Everything in the cache key is forwarded to the origin.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-the-cache-key.html
 */
function forwardsHost(template: Template, policyId: string | undefined): boolean {
  const policy = template.ofType('AWS::CloudFront::CachePolicy').find(({ physicalId }) => physicalId === policyId);
  if (policy === undefined) return false;
  const { ParametersInCacheKeyAndForwardedToOrigin: key } = cachePolicySchema.parse(
    policy.properties,
  ).CachePolicyConfig;
  return key.HeadersConfig.Headers.includes('host');
}

/** AWS's own policies are not in the template, and withhold nothing but the host. */
function withheldBy(template: Template, policyId: string | undefined): readonly string[] {
  const policy = template
    .ofType('AWS::CloudFront::OriginRequestPolicy')
    .find(({ physicalId }) => physicalId === policyId);
  if (policy === undefined) return [];
  const { HeadersConfig } = originRequestPolicySchema.parse(policy.properties).OriginRequestPolicyConfig;
  return HeadersConfig.Headers.map((name) => name.toLowerCase()).filter((name) => name !== 'host');
}

function functionOf(template: Template, arn: string): FunctionDefinition {
  const { Name, FunctionCode, FunctionConfig } = functionSchema.parse(template.byArn(arn)?.properties);
  const [store] = FunctionConfig.KeyValueStoreAssociations;
  return { name: Name, code: FunctionCode, ...(store && { storeArn: store.KeyValueStoreARN }) };
}
