import { prefersHtml } from './accept';
import { allowedOrigin, shareWith } from './cors';
import type { EdgeEvent, EdgeResponse } from './event';
import { page, pagePolicy } from './page';
import { respond } from './respond';
import type { EdgeCover } from './schedule';
import { instant } from './status';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/**
 * The answer in place of the origin's: 403 in read-only, otherwise 503, HTML or RFC 9457 JSON, never stored.
 *
 * @param origins of pages that may read it, see `allowedOrigin`
 * @param html what the visitor is told, escaped; empty for no more than the title
 * @param json the same, escaped for JSON where that differs
 * @param language of the text, where the site says so
 * @param now UTC epoch seconds, with fractions
 */
export function refuse(
  event: EdgeEvent,
  cover: EdgeCover,
  origins: string | undefined,
  html: string | undefined,
  json: string | undefined,
  language: string,
  now: number,
): EdgeResponse {
  const request = event.request;
  const paused = cover.mode === 'read-only';
  const retryAfter = `${Math.ceil(cover.endsAt - now) + spread(event.viewer.ip)}`;
  const asPage = prefersHtml(request.headers.accept);
  const response = paused ? respond(403, 'Forbidden') : respond(503, 'Service Unavailable');
  const headers = response.headers;
  headers['content-type'] = { value: asPage ? 'text/html; charset=utf-8' : 'application/problem+json' };
  headers['retry-after'] = { value: retryAfter };
  headers['x-maintenance-mode'] = { value: cover.mode };
  if (asPage) {
    headers['content-security-policy'] = { value: pagePolicy() };
    // The page loads itself again, unless that would lose what the visitor typed. Browsers know the header as the meta tag.
    if (!paused) headers.refresh = { value: retryAfter };
  }
  const origin = origins && allowedOrigin(origins, request);
  if (origin) shareWith(origin, headers);
  if (request.method === 'HEAD') return response;
  const end = instant(cover.endsAt);
  response.body = asPage
    ? page(paused, html, language, end)
    : jsonBody(cover.mode, paused, json || html, end, retryAfter);
  return response;
}

function jsonBody(mode: string, paused: boolean, text: string | undefined, end: string, retryAfter: string): string {
  const kind = paused ? 'Forbidden","status":403' : 'Service Unavailable","status":503';
  const plain = paused ? 'Read-only for maintenance: nothing can be changed.' : 'Down for maintenance.';
  return `{"type":"about:blank","title":"${kind},"code":"maintenance","mode":"${mode}","detail":"${text || plain}","endsAt":"${end}","retryAfter":${retryAfter}}`;
}

/** The same client gets the same share, and the last characters of its address are random enough. */
function spread(ip: string): number {
  const last = ip.length - 1;
  return last < 1 ? 0 : (ip.charCodeAt(last) * 7 + ip.charCodeAt(last - 1)) % SPREAD;
}
