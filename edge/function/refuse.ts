import { DetailLine, TextLine } from '../document/detail';
import { DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS } from '../document/document';
import { modes, readsPass, refusalStatuses } from '../document/mode';
import { IntervalField } from '../document/schedule';
import { HTML, prefersHtml } from './accept';
import { allowedOrigin } from './cors';
import type { EdgeResponse } from './event';
import type { GatedRequest } from './gated-request';
import { page, pagePolicy } from './page';
import { MODE_HEADER, respond } from './respond';

/**
 * Spreads the waits of clients over this many seconds, so that clients blocked together do not all come back together.
 */
const SPREAD = 30;

/**
 * The answer in place of the origin's, with the status of the mode: HTML or RFC 9457 JSON.
 *
 * @param text the lines of a text in the visitor's language; the detail's own message when absent
 */
export function refuse(gated: GatedRequest, text?: readonly string[]): EdgeResponse {
  const request = gated.request;
  const detail = gated.detail;
  const position = gated.interval[IntervalField.mode];
  const asPage = prefersHtml(request.headers.accept);
  const message = text ? text[TextLine.message] : detail[DetailLine.message];
  const messageForJson = text ? text[TextLine.messageForJson] : detail[DetailLine.messageForJson];
  const seconds = secondsToWait(gated);
  const retryAfter = { value: `${seconds}` };
  const headers: EdgeResponse['headers'] = {
    'content-type': { value: asPage ? `${HTML}; charset=utf-8` : 'application/problem+json' },
    'retry-after': retryAfter,
    [MODE_HEADER]: { value: `${modes[position]}` },
  };
  if (asPage) {
    headers['content-security-policy'] = { value: pagePolicy() };
    // The page reloads itself, unless that would lose what the visitor typed. Browsers treat this header like the meta
    // tag.
    if (!readsPass[position]) headers.refresh = retryAfter;
  }
  const response = respond(
    refusalStatuses[position] || 503,
    headers,
    allowedOrigin(detail[DetailLine.corsOrigins], request),
  );
  if (request.method === 'HEAD') return response;
  response.body = asPage
    ? page(detail, message, gated.language)
    : `{${detail[DetailLine.problem]},"detail":"${messageForJson || message}","retryAfter":${seconds}}`;
  return response;
}

/**
 * Until shortly after the end, or shortly before the longest wait. The same client always gets the same share of the
 * spread.
 */
function secondsToWait(gated: GatedRequest): number {
  // The end of an address is random enough. `>>> 0` turns NaN into 0.
  const share = (Number.parseInt(gated.event.viewer.ip.slice(-2), 36) >>> 0) % SPREAD;
  const longestOfSite = gated.detail[DetailLine.longestWait];
  const longest = longestOfSite ? Number(longestOfSite) : DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS;
  const toEnd = Math.ceil(gated.interval[IntervalField.endsAt] - gated.clock) + share;
  return toEnd > longest ? longest - share : toEnd;
}
