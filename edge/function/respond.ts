import { CORS } from './cors';
import type { EdgeResponse } from './event';

/** The mode of a refusal; copies that clients send the distribution withholds from the origin. */
export const MODE_HEADER = 'x-maintenance-mode';

/**
 * An answer of the edge's own, which nobody may store. Words beside the status are left out: HTTP/2 has none.
 *
 * @param origin whose pages may read it, with cookies unless that is any (`*`); empty: none
 */
export function respond(statusCode: number, headers: EdgeResponse['headers'], origin: string): EdgeResponse {
  headers['cache-control'] = { value: 'no-store' };
  if (origin) {
    headers[`${CORS}allow-origin`] = { value: origin };
    headers[`${CORS}expose-headers`] = { value: `retry-after,${MODE_HEADER}` };
    if (origin !== '*') headers[`${CORS}allow-credentials`] = { value: 'true' };
  }
  return { statusCode, headers };
}
