import { DetailLine, detailKey, FIRST_LINE_OF_SITE, FORMAT } from '../document/detail';
import { readsPass } from '../document/mode';
import { DIGITS, IntervalField, intervalInForce, type Schedule, ScheduleField } from '../document/schedule';
import { bypasses } from './bypass';
import { allowedOrigin } from './cors';
import type { EdgeEvent } from './event';
import { exempts } from './exemption';
import { type GatedRequest, Reading } from './gated-request';
import { announcedMethod, writes } from './method';
import { Rule } from './rule';

/**
 * What the edge does with a request, by interval and scope, then by mode. A gated request instead of a rule means that
 * an interval may refuse it and that the interval's detail decides. The gate and the explanation both use these two
 * functions. They never throw because of a request.
 *
 * @param value of the hostname's key
 * @param clock UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function decide(event: EdgeEvent, value: string, clock: number): Rule | GatedRequest {
  const request = event.request;
  // Not by `scheduleIn`, because every request of a window comes here, and a call costs.
  const schedule: Schedule = JSON.parse(value.slice(DIGITS));
  const interval = intervalInForce(schedule, request.uri, clock);
  if (!interval) return Rule.nothingNow;
  if (
    readsPass(interval[IntervalField.mode]) &&
    !writes(request, announcedMethod(request), interval[IntervalField.methods])
  ) {
    return Rule.readsPass;
  }
  const siteId = schedule[ScheduleField.siteId];
  const key = detailKey(siteId, interval[IntervalField.window]);
  return { reading: Reading.detail, event, incoming: request, clock, siteId, interval, key, detail: [], language: '' };
}

/** The rule once the detail is read. */
export function decideByDetail(gated: GatedRequest): Rule {
  const request = gated.incoming;
  const detail = gated.detail;
  if (detail[DetailLine.format] !== FORMAT) return Rule.detailMissing;
  if (exempts(detail[DetailLine.exemptions], request)) return Rule.exempt;
  if (detail.length > FIRST_LINE_OF_SITE && bypasses(gated)) return Rule.bypass;
  if (request.method !== 'OPTIONS' || announcedMethod(request) === request.method) return Rule.refuse;
  return preflightRule(gated);
}

/**
 * A preflight is answered if pages of its origin may read refusals; otherwise it is treated like any OPTIONS request.
 */
function preflightRule(gated: GatedRequest): Rule {
  const request = gated.incoming;
  if (allowedOrigin(gated.detail[DetailLine.corsOrigins], request)) return Rule.preflight;
  const interval = gated.interval;
  return readsPass(interval[IntervalField.mode]) && !writes(request, request.method, interval[IntervalField.methods])
    ? Rule.readsPass
    : Rule.refuse;
}
