import { type EdgeRows, READ_ONLY, ROWS_AT, rowInForce } from '../document/schedule';
import { BYPASS_PARAMETER, bypasses, holds } from './bypass';
import { allowedOrigin } from './cors';
import type { EdgeEvent } from './event';
import { exempts } from './exemption';
import type { Visit } from './gated-request';
import { announcedMethod, writes } from './method';
import {
  BYPASS,
  BYPASS_LINK,
  DETAIL_MISSING,
  EXEMPT,
  NOTHING_NOW,
  PREFLIGHT,
  READS_PASS,
  REFUSE,
  VOID_LINK,
} from './rule';

/** Of details and texts; one of another format counts as missing. */
export const FORMAT = '2';

/**
 * What the edge does with a request, by interval and scope, then by mode. A visit instead of a rule means that an interval
 * may refuse the request and that its detail decides. The explanation of a decision and the decision itself are these two
 * functions. They throw on no request.
 *
 * @param schedule value of the hostname's key
 * @param clock UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function decide(event: EdgeEvent, schedule: string, clock: number): number | Visit {
  const request = event.request;
  // A link counts on every path, or its holder would have to know the scope of the window.
  const link = request.querystring[BYPASS_PARAMETER];
  const rows: EdgeRows = JSON.parse(schedule.slice(ROWS_AT));
  const row = rowInForce(rows, link ? undefined : request.uri, clock);
  if (!row) return NOTHING_NOW;
  if (!link && row[0] === READ_ONLY && !writes(request, announcedMethod(request), row[5])) return READS_PASS;
  return { event, request, clock, schedule, row, link, key: `${rows[0]}/${row[3]}`, detail: [], language: '' };
}

/** The rule once the detail is read. `VOID_LINK` asks to take the link's token off the request and to decide again. */
export function decideByDetail(visit: Visit): number {
  const request = visit.request;
  const detail = visit.detail;
  const link = visit.link;
  if (link) return holds(link, visit) ? BYPASS_LINK : VOID_LINK;
  if (detail[0] !== FORMAT) return DETAIL_MISSING;
  if (exempts(detail[1], request)) return EXEMPT;
  // Only a site with a bypass has so many lines.
  if (detail.length > 10 && bypasses(visit)) return BYPASS;
  return request.method === 'OPTIONS' && announcedMethod(request) !== request.method ? preflightRule(visit) : REFUSE;
}

/** A preflight is answered where pages may read the refusal of what it announces; elsewhere it is an OPTIONS like any. */
function preflightRule(visit: Visit): number {
  const request = visit.request;
  if (allowedOrigin(visit.detail[4], request)) return PREFLIGHT;
  const row = visit.row;
  return row[0] === READ_ONLY && !writes(request, request.method, row[5]) ? READS_PASS : REFUSE;
}
