import { prefersHtml } from './accept';
import type { EdgeEvent, EdgeResponse } from './event';
import { page } from './page';
import type { EdgeClock, EdgeCover } from './schedule';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/**
 * The answer in place of the origin's: 503 in full mode, 403 in read-only, HTML or RFC 9457 JSON, never stored.
 *
 * @param detail value of the interval's detail key
 */
export function refuse(event: EdgeEvent, cover: EdgeCover, detail: string, now: EdgeClock): EdgeResponse {
  const request = event.request;
  const full = cover.mode === 'full';
  const retryAfter = cover.endsAt - Number(now.slice(0, 10)) + spread(event.viewer.ip);
  const html = prefersHtml(request.headers.accept);
  const response = {
    statusCode: full ? 503 : 403,
    statusDescription: full ? 'Service Unavailable' : 'Forbidden',
    headers: {
      'content-type': { value: html ? 'text/html; charset=utf-8' : 'application/problem+json' },
      'content-security-policy': { value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" },
      'x-content-type-options': { value: 'nosniff' },
      'cache-control': { value: 'no-store' },
      'retry-after': { value: `${retryAfter}` },
      'x-maintenance-mode': { value: cover.mode },
    },
  };
  if (request.method === 'HEAD') return response;
  const end = `${new Date(cover.endsAt * 1000).toISOString().slice(0, 19)}Z`;
  const texts = detail.split('\n');
  const body = html ? htmlBody(full, texts, end, retryAfter) : jsonBody(full, cover.mode, texts, end, retryAfter);
  return Object.assign(response, { body });
}

function htmlBody(full: boolean, texts: readonly string[], end: string, retryAfter: number): string {
  const message = texts[2] || '';
  return full
    ? page('Down for maintenance', 'This site is being worked on.', message, end, retryAfter)
    : page(
        'Changes are paused',
        'Nothing was saved. You can go on reading, and try again after the end.',
        message,
        end,
        undefined,
      );
}

/** RFC 9457. The message is stored in JSON form only where that differs from its HTML form. */
function jsonBody(full: boolean, mode: string, texts: readonly string[], end: string, retryAfter: number): string {
  const title = full ? 'Service Unavailable' : 'Forbidden';
  const plain = full ? 'Down for maintenance.' : 'Read-only for maintenance: nothing can be changed.';
  const detail = texts[3] || texts[2] || plain;
  return `{"type":"about:blank","title":"${title}","status":${full ? 503 : 403},"detail":"${detail}","code":"maintenance","mode":"${mode}","endsAt":"${end}","retryAfter":${retryAfter}}`;
}

/** The same client gets the same share, and a few characters of its address are random enough. */
function spread(ip: string): number {
  const last = ip.length - 1;
  return last < 2 ? 0 : (ip.charCodeAt(last) * 7 + ip.charCodeAt(last - 1) * 3 + ip.charCodeAt(last - 2)) % SPREAD;
}
