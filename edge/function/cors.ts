import { isAmong } from './among';
import type { EdgeRequest, EdgeResponse } from './event';

/** The format and the greatest length of a method, or a list of headers, that a browser sends. */
const asked = /^[\w, -]{1,255}$/;

/** The common prefix of all CORS header names. */
export const CORS = 'access-control-';

/**
 * The value of `access-control-allow-origin` for this request, or nothing when the site does not allow its origin.
 *
 * @param origins separated by spaces, or `*`
 */
export function allowedOrigin(origins: string | undefined, request: EdgeRequest): string {
  const origin = request.headers.origin;
  if (!origins || !origin) return '';
  const value = origins === '*' ? origins : origin.value;
  return !value.includes(' ') && isAmong(' ' + origins + ' ', value) ? value : '';
}

/** Allows the `method` or `headers` that a preflight asks for, if they look as a browser sends them. */
export function grant(headers: EdgeResponse['headers'], granted: string, request: EdgeRequest, wanted: string): void {
  const sent = request.headers[CORS + 'request-' + wanted];
  if (sent && asked.test(sent.value)) headers[CORS + 'allow-' + granted] = sent;
}
