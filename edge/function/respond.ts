import { CORS } from './cors';
import type { EdgeResponse, TextResponse } from './event';

export const CONTENT_TYPE = 'content-type';

/** The header with the mode of a refusal. The distribution does not forward copies that clients send. */
export const MODE_HEADER = 'x-maintenance-mode';

/**
 * An answer of the edge itself, which must not be cached. There is no status text, because HTTP/2 has none.
 *
 * @param origin whose pages may read it, with cookies unless it is `*`; empty: none
 */
export function respond(statusCode: number, headers: EdgeResponse['headers'], origin: string): TextResponse {
  headers['cache-control'] = { value: 'no-store' };
  if (origin) {
    headers[`${CORS}allow-origin`] = { value: origin };
    headers[`${CORS}expose-headers`] = { value: `retry-after,${MODE_HEADER}` };
    if (origin !== '*') headers[`${CORS}allow-credentials`] = { value: 'true' };
  }
  return { statusCode, headers };
}
