import type { EdgeRequest, EdgeResponse } from './event';

/** A method, or a list of headers, as a browser sends it: not longer, and of such characters. */
const asked = /^[\w, -]{1,255}$/;

/** What the names of all headers of CORS begin with. */
export const CORS = 'access-control-';

/**
 * What `access-control-allow-origin` may say to this request, or nothing when the site does not allow its origin.
 *
 * @param origins separated by spaces, or `*`
 */
export function allowedOrigin(origins: string | undefined, request: EdgeRequest): string {
  const origin = request.headers.origin;
  if (!origins || !origin) return '';
  const value = origins === '*' ? origins : origin.value;
  return !value.includes(' ') && ` ${origins} `.includes(` ${value} `) ? value : '';
}

/** Lets the browser have what it asks leave for, if it asks like a browser. */
export function grant(headers: EdgeResponse['headers'], granted: string, request: EdgeRequest, wanted: string): void {
  const sent = request.headers[CORS + wanted];
  if (sent && asked.test(sent.value)) headers[CORS + granted] = sent;
}
