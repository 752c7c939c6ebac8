import { prefersHtml } from './accept';
import type { EdgeEvent, EdgeResponse } from './event';
import { page } from './page';
import type { EdgeCover } from './schedule';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/**
 * The answer in place of the origin's: 503 in full mode, 403 in read-only, HTML or RFC 9457 JSON, never stored.
 *
 * @param detail lines of the interval's detail
 * @param now UTC epoch seconds, with fractions
 */
export function refuse(event: EdgeEvent, cover: EdgeCover, detail: readonly string[], now: number): EdgeResponse {
  const request = event.request;
  const full = cover.mode === 'full';
  const retryAfter = `${Math.ceil(cover.endsAt - now) + spread(event.viewer.ip)}`;
  const html = prefersHtml(request.headers.accept);
  const response: EdgeResponse = {
    statusCode: full ? 503 : 403,
    statusDescription: full ? 'Service Unavailable' : 'Forbidden',
    headers: {
      'content-type': { value: html ? 'text/html; charset=utf-8' : 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'retry-after': { value: retryAfter },
      'x-maintenance-mode': { value: cover.mode },
    },
  };
  if (html) response.headers['content-security-policy'] = { value: "default-src 'none'; style-src 'unsafe-inline'" };
  if (request.method === 'HEAD') return response;
  const end = new Date(cover.endsAt * 1000).toISOString().slice(0, 19);
  response.body = html ? htmlBody(full, detail, end, retryAfter) : jsonBody(full, detail, end, retryAfter);
  return response;
}

function htmlBody(full: boolean, detail: readonly string[], end: string, retryAfter: string): string {
  return full
    ? page('Down for maintenance', 'This site is being worked on.', detail[2], end, retryAfter)
    : page('Changes are paused', readOnlyLead, detail[2], end, '');
}

const readOnlyLead = 'Nothing was saved. You can go on reading, and try again after the end.';

/** The message is stored in JSON form only where that differs from its HTML form. */
function jsonBody(full: boolean, detail: readonly string[], end: string, retryAfter: string): string {
  const kind = full
    ? '{"type":"about:blank","title":"Service Unavailable","status":503,"code":"maintenance","mode":"full","detail":"'
    : '{"type":"about:blank","title":"Forbidden","status":403,"code":"maintenance","mode":"read-only","detail":"';
  const plain = full ? 'Down for maintenance.' : 'Read-only for maintenance: nothing can be changed.';
  return `${kind}${detail[3] || detail[2] || plain}","endsAt":"${end}Z","retryAfter":${retryAfter}}`;
}

/** The same client gets the same share, and the last characters of its address are random enough. */
function spread(ip: string): number {
  const last = ip.length - 1;
  return last < 1 ? 0 : (ip.charCodeAt(last) * 7 + ip.charCodeAt(last - 1)) % SPREAD;
}
