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

/** As in AWS's managed policy UseOriginCacheControlHeaders-QueryStrings, except for `host`. */
const variedBy = ['origin', 'x-http-method', 'x-http-method-override', 'x-method-override'];

/**
 * Only the gate sets it (edge/function/bypass.ts): what testers see during a window is cached separately from what the
 * public sees.
 */
const bypassMark = 'x-maintenance-tester';

/**
 * The header by which automation passes, whose value is a secret, and the gate's own header. While no window is near,
 * the gate does not spend time on removing them, so the distribution withholds them from the origin.
 */
const withheld = ['x-maintenance-bypass', 'x-maintenance-mode'];

/**
 * What distinguishes two requests in the cache, and what is forwarded to the origin.
 *
 * `Host` is in both or in neither. A header in the cache key is also forwarded to the origin, and CloudFront then
 * checks the origin's certificate against the visitor's host; most origins have a certificate for their own name only.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
 */
export function towardsOrigin(
  scope: Construct,
  stackName: string,
  forwardHost: boolean,
): Pick<BehaviorOptions, 'cachePolicy' | 'originRequestPolicy'> {
  const cachePolicy = new CachePolicy(scope, 'CachePolicy', {
    cachePolicyName: `${stackName}-apart-from-bypass`,
    // The origin decides what is cached; if it says nothing, nothing is cached.
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
