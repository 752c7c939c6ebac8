import { Duration } from 'aws-cdk-lib';
import {
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** As in AWS's managed UseOriginCacheControlHeaders-QueryStrings, apart from `host`. */
const variedBy = ['origin', 'x-http-method', 'x-http-method-override', 'x-method-override'];

/** Only the gate sets it (edge/bypass.ts): what testers see during a window is cached apart from what the public sees. */
const bypassMark = 'x-maintenance-tester';

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
    // The origin decides what is cached: without its word, nothing is.
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    headerBehavior: CacheHeaderBehavior.allowList(...variedBy, ...(forwardHost ? ['host'] : []), bypassMark),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
  const { ALL_VIEWER, ALL_VIEWER_EXCEPT_HOST_HEADER } = OriginRequestPolicy;
  return { cachePolicy, originRequestPolicy: forwardHost ? ALL_VIEWER : ALL_VIEWER_EXCEPT_HOST_HEADER };
}
