/**
 * The methods that CloudFront forwards; it refuses all others itself.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomHTTPMethods
 */
export const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** What passes in read-only mode unless the site says otherwise. */
export const readingMethods = ['GET', 'HEAD', 'OPTIONS'] as const satisfies readonly Method[];
