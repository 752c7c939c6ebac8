import { modes, READ_ONLY } from '../document/schedule';
import { HTML, prefersHtml } from './accept';
import { allowedOrigin } from './cors';
import type { EdgeResponse } from './event';
import type { Visit } from './gated-request';
import { page, pagePolicy } from './page';
import { MODE_HEADER, respond } from './respond';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/**
 * The answer in place of the origin's: 403 in read-only, otherwise 503, HTML or RFC 9457 JSON.
 *
 * @param html what the visitor is told, escaped
 * @param json the same, escaped for JSON where that differs
 */
export function refuse(visit: Visit, html: string | undefined, json: string | undefined): EdgeResponse {
  const request = visit.request;
  const detail = visit.detail;
  const paused = visit.row[0] === READ_ONLY;
  const asPage = prefersHtml(request.headers.accept);
  // The same client gets the same share. The end of an address is random enough; the few that end in one digit get none.
  const share = Number.parseInt(visit.event.viewer.ip.slice(-2), 36) % SPREAD || 0;
  const seconds = Math.ceil(visit.row[2] - visit.clock) + share;
  const retryAfter = { value: `${seconds}` };
  const headers: EdgeResponse['headers'] = {
    'content-type': { value: asPage ? `${HTML}; charset=utf-8` : 'application/problem+json' },
    'retry-after': retryAfter,
    [MODE_HEADER]: { value: `${modes[visit.row[0]]}` },
  };
  if (asPage) {
    headers['content-security-policy'] = { value: pagePolicy() };
    // The page loads itself again, unless that would lose what the visitor typed. Browsers know the header as the meta tag.
    if (!paused) headers.refresh = retryAfter;
  }
  const origin = allowedOrigin(detail[4], request);
  const response = respond(paused ? 403 : 503, headers, origin);
  if (request.method === 'HEAD') return response;
  response.body = asPage
    ? page(detail, html, visit.language)
    : `{${detail[9]},"detail":"${json || html}","retryAfter":${seconds}}`;
  return response;
}
