import type { EdgeRequest, EdgeResponse } from './event';
import { respond } from './respond';

/** Longer values are no origins, methods or lists of headers that a browser sends. */
const LONGEST = 256;

const CORS = 'access-control-';

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
  headers[`${CORS}allow-origin`] = { value: origin };
  if (origin !== '*') headers[`${CORS}allow-credentials`] = { value: 'true' };
  headers[`${CORS}expose-headers`] = { value: 'retry-after,x-maintenance-mode' };
}

/** Grants what the browser asks leave for, so that it sends the request itself and can read how that is refused. */
export function answerPreflight(request: EdgeRequest, origins: string | undefined): EdgeResponse {
  const response = respond(204, 'No Content');
  shareWith(allowedOrigin(origins, request) || '', response.headers);
  grant(request, 'method', 'allow-methods', response);
  grant(request, 'headers', 'allow-headers', response);
  return response;
}

function grant(request: EdgeRequest, asked: string, name: string, response: EdgeResponse): void {
  const sent = request.headers[`${CORS}request-${asked}`];
  if (!sent || sent.value.length > LONGEST || !/^[\w, -]+$/.test(sent.value)) return;
  response.headers[CORS + name] = { value: sent.value };
}
