import { Duration } from 'aws-cdk-lib';
import {
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** As in AWS's managed UseOriginCacheControlHeaders-QueryStrings, apart from `host`. */
const variedBy = ['origin', 'x-http-method', 'x-http-method-override', 'x-method-override'];

/** Only the gate sets it (edge/function/bypass.ts): what testers see during a window is cached apart from what the public sees. */
const bypassMark = 'x-maintenance-tester';

/**
 * The header by which automation passes, whose value is a secret, and the gate's own mark. While no window is near the gate
 * leaves out the work of removing them, so the distribution keeps them from the origin.
 */
const withheld = ['x-maintenance-bypass', 'x-maintenance-mode'];

/**
 * What distinguishes two requests in the cache, and what of a request the origin gets to see.
 *
 * `Host` is in both or in neither. A header of the cache key goes to the origin, too, and CloudFront then checks the origin's
 * certificate against the visitor's host; most origins have one for their own name only, and answer to no other.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
 */
export function towardsOrigin(
  scope: Construct,
  stackName: string,
  forwardHost: boolean,
): Pick<BehaviorOptions, 'cachePolicy' | 'originRequestPolicy'> {
  const cachePolicy = new CachePolicy(scope, 'CachePolicy', {
    cachePolicyName: `${stackName}-apart-from-bypass`,
    // The origin decides what is cached: where it says nothing, nothing is.
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    headerBehavior: CacheHeaderBehavior.allowList(...variedBy, ...(forwardHost ? ['host'] : []), bypassMark),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
  const originRequestPolicy = new OriginRequestPolicy(scope, 'OriginRequestPolicy', {
    originRequestPolicyName: `${stackName}-without-secrets`,
    headerBehavior: OriginRequestHeaderBehavior.denyList(...withheld, ...(forwardHost ? [] : ['host'])),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    cookieBehavior: OriginRequestCookieBehavior.all(),
  });
  return { cachePolicy, originRequestPolicy };
}
