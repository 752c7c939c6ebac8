import { DetailLine, TextLine } from '../document/detail';
import { DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS } from '../document/document';
import { modes, readsPass } from '../document/mode';
import { IntervalField } from '../document/schedule';
import { allowedOrigin } from './cors';
import type { EdgeResponse, TextResponse } from './event';
import type { GatedRequest } from './gated-request';
import { POLICY_HEADER, page, pagePolicy } from './page';
import { CONTENT_TYPE, MODE_HEADER, respond } from './respond';

/**
 * Spreads the waits of clients over this many seconds, so that clients blocked together do not all come back together.
 */
const SPREAD = 30;

/**
 * The answer in place of the origin's, with the status of the mode: HTML or RFC 9457 JSON.
 *
 * @param template of the page, empty when it could not be read; undefined for a client that prefers JSON
 */
export function refuse(gated: GatedRequest, template?: string): TextResponse {
  const text = gated.text;
  const request = gated.incoming;
  const detail = gated.detail;
  const position = gated.interval[IntervalField.mode];
  const asPage = template !== undefined;
  const message = text ? text[TextLine.message] : detail[DetailLine.message];
  const seconds = secondsToWait(gated);
  const retryAfter = { value: seconds + '' };
  const headers: EdgeResponse['headers'] = {
    [CONTENT_TYPE]: { value: asPage ? 'text/html; charset=utf-8' : 'application/problem+json' },
    'retry-after': retryAfter,
    [MODE_HEADER]: { value: modes[position] || '' },
  };
  if (asPage) {
    headers[POLICY_HEADER] = { value: pagePolicy };
    // The page reloads itself, unless that would lose what the visitor typed. Browsers treat this header like the meta
    // tag.
    if (!readsPass(position)) headers.refresh = retryAfter;
  }
  const response = respond(
    readsPass(position) ? 403 : 503,
    headers,
    detail[DetailLine.corsOrigins] ? allowedOrigin(detail[DetailLine.corsOrigins], request) : '',
  );
  if (request.method === 'HEAD') return response;
  response.body = asPage
    ? page(gated, message, readsPass(position) ? '' : retryAfter.value, template)
    : '{' +
      detail[DetailLine.problem] +
      ',"detail":"' +
      ((text ? text[TextLine.messageForJson] : detail[DetailLine.messageForJson]) || message) +
      '","retryAfter":' +
      retryAfter.value +
      '}';
  return response;
}

/**
 * Until shortly after the end, or shortly before the longest wait. The same client always gets the same share of the
 * spread.
 */
function secondsToWait(gated: GatedRequest): number {
  // The end of an address is random enough. `>>> 0` turns NaN into 0.
  const share = (Number.parseInt(gated.event.viewer.ip.slice(-2), 36) >>> 0) % SPREAD;
  const longest = Number(gated.detail[DetailLine.longestWait] || DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS);
  const toEnd = ((gated.interval[IntervalField.endsAt] - gated.clock + 1) | 0) + share;
  return toEnd > longest ? longest - share : toEnd;
}
