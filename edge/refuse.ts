import { prefersHtml } from './accept';
import { allowedOrigin, shareWith } from './cors';
import type { EdgeEvent, EdgeResponse } from './event';
import { page, pagePolicy } from './page';
import type { EdgeCover } from './schedule';
import { instant } from './status';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/** What the visitor is told: escaped for HTML, and for JSON where that differs. */
export interface RefusalText {
  readonly html: string | undefined;
  readonly json: string | undefined;
  /** Of the text, where the site says so. */
  readonly language: string | undefined;
}

/**
 * The answer in place of the origin's: 403 in read-only, otherwise 503, HTML or RFC 9457 JSON, never stored.
 *
 * @param detail lines of the interval's detail
 * @param now UTC epoch seconds, with fractions
 */
export function refuse(
  event: EdgeEvent,
  cover: EdgeCover,
  origins: string | undefined,
  text: RefusalText,
  now: number,
): EdgeResponse {
  const request = event.request;
  const paused = cover.mode === 'read-only';
  const retryAfter = `${Math.ceil(cover.endsAt - now) + spread(event.viewer.ip)}`;
  const html = prefersHtml(request.headers.accept);
  const response: EdgeResponse = {
    statusCode: paused ? 403 : 503,
    statusDescription: paused ? 'Forbidden' : 'Service Unavailable',
    headers: {
      'content-type': { value: html ? 'text/html; charset=utf-8' : 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'retry-after': { value: retryAfter },
      'x-maintenance-mode': { value: cover.mode },
    },
  };
  if (html) response.headers['content-security-policy'] = { value: pagePolicy };
  const origin = origins && allowedOrigin(origins, request);
  if (origin) shareWith(origin, response.headers);
  if (request.method === 'HEAD') return response;
  const end = instant(cover.endsAt);
  response.body = html ? page(paused, text, end, retryAfter) : jsonBody(cover.mode, paused, text, end, retryAfter);
  return response;
}

function jsonBody(mode: string, paused: boolean, text: RefusalText, end: string, retryAfter: string): string {
  const kind = paused
    ? '{"type":"about:blank","title":"Forbidden","status":403'
    : '{"type":"about:blank","title":"Service Unavailable","status":503';
  const plain = paused ? 'Read-only for maintenance: nothing can be changed.' : 'Down for maintenance.';
  return `${kind},"code":"maintenance","mode":"${mode}","detail":"${text.json || text.html || plain}","endsAt":"${end}","retryAfter":${retryAfter}}`;
}

/** The same client gets the same share, and the last characters of its address are random enough. */
function spread(ip: string): number {
  const last = ip.length - 1;
  return last < 1 ? 0 : (ip.charCodeAt(last) * 7 + ip.charCodeAt(last - 1)) % SPREAD;
}
