import type { EdgeHeader, EdgeRequest, EdgeResponse } from './event';

/** Longer values are no origins, methods or lists of headers that a browser sends. */
const LONGEST = 256;

const ALLOW = 'access-control-allow-';

/**
 * What `access-control-allow-origin` may say to this request, or undefined when the site does not allow its origin.
 *
 * @param origins separated by spaces, or `*`
 */
export function allowedOrigin(origins: string | undefined, request: EdgeRequest): string | undefined {
  const origin = request.headers.origin;
  if (!origins || !origin) return undefined;
  if (origins === '*') return '*';
  const value = origin.value;
  if (value.length > LONGEST || value.indexOf(' ') >= 0) return undefined;
  return ` ${origins} `.indexOf(` ${value} `) >= 0 ? value : undefined;
}

/** Lets a page of the origin read the response, with cookies only where the site names its origins. */
export function shareWith(origin: string, headers: EdgeResponse['headers']): void {
  headers[`${ALLOW}origin`] = { value: origin };
  if (origin !== '*') headers[`${ALLOW}credentials`] = { value: 'true' };
  headers['access-control-expose-headers'] = { value: 'retry-after,x-maintenance-mode' };
}

/** Grants what the browser asks leave for, so that it sends the request itself and can read how that is refused. */
export function answerPreflight(request: EdgeRequest, origins: string | undefined): EdgeResponse {
  const headers: EdgeResponse['headers'] = { 'cache-control': { value: 'no-store' } };
  shareWith(allowedOrigin(origins, request) || '', headers);
  grant(request.headers['access-control-request-method'], `${ALLOW}methods`, headers);
  grant(request.headers['access-control-request-headers'], `${ALLOW}headers`, headers);
  return { statusCode: 204, statusDescription: 'No Content', headers };
}

function grant(asked: EdgeHeader | undefined, name: string, headers: EdgeResponse['headers']): void {
  if (asked && asked.value.length <= LONGEST && /^[\w, -]+$/.test(asked.value)) headers[name] = { value: asked.value };
}
