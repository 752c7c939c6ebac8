import { prefersHtml } from './accept';
import { allowedOrigin } from './cors';
import type { EdgeResponse } from './event';
import { page, pagePolicy } from './page';
import { MODE_HEADER, respond } from './respond';
import { modes, READ_ONLY } from './schedule';
import type { Visit } from './visit';

/** Retry-After is spread over this many seconds past the end, so that clients do not come back all at once. */
const SPREAD = 30;

/**
 * The answer in place of the origin's: 403 in read-only, otherwise 503, HTML or RFC 9457 JSON.
 *
 * @param html what the visitor is told, escaped
 * @param json the same, escaped for JSON where that differs
 */
export function refuse(visit: Visit, html: string | undefined, json: string | undefined): EdgeResponse {
  const request = visit.event.request;
  const detail = visit.detail;
  const paused = visit.row[0] === READ_ONLY;
  const asPage = prefersHtml(request.headers.accept);
  const seconds = Math.ceil(visit.row[2] - visit.clock) + spread(visit.event.viewer.ip);
  const retryAfter = { value: `${seconds}` };
  const headers: EdgeResponse['headers'] = {
    'content-type': { value: asPage ? 'text/html; charset=utf-8' : 'application/problem+json' },
    'retry-after': retryAfter,
    [MODE_HEADER]: { value: `${modes[visit.row[0]]}` },
  };
  if (asPage) {
    headers['content-security-policy'] = { value: pagePolicy() };
    // The page loads itself again, unless that would lose what the visitor typed. Browsers know the header as the meta tag.
    if (!paused) headers.refresh = retryAfter;
  }
  const origin = allowedOrigin(detail[4], request);
  const response = respond(paused ? 403 : 503, paused ? 'Forbidden' : 'Service Unavailable', headers, origin);
  if (request.method === 'HEAD') return response;
  response.body = asPage
    ? page(detail, html, visit.language)
    : `{"type":"about:blank",${detail[9]},"detail":"${json || html}","retryAfter":${seconds}}`;
  return response;
}

/** The same client gets the same share, and the last characters of its address are random enough. */
function spread(ip: string): number {
  const last = ip.length - 1;
  return (ip.charCodeAt(last) * 7 + ip.charCodeAt(last - 1)) % SPREAD || 0;
}
