import type { EdgeRequest } from './event';
import { exempts } from './exemption';
import { writes } from './method';
import { coveringInterval, type EdgeCover } from './schedule';

/** The rule that decides; only `refuse` refuses. */
export type EdgeRule = 'no-schedule' | 'nothing-now' | 'reads-pass' | 'detail-missing' | 'exempt' | 'refuse';

/**
 * What the edge does with a request, by interval and scope, then by mode. An interval instead of a rule means that it may
 * refuse the request and that its detail decides. The explanation of a decision and the decision itself are these two
 * functions. They throw on no input, and what they cannot read passes.
 *
 * @param schedule value of the hostname's key; undefined when there is none or it could not be read
 * @param now UTC epoch seconds, with fractions
 */
export function decide(request: EdgeRequest, schedule: string | undefined, now: number): EdgeRule | EdgeCover {
  if (schedule === undefined) return 'no-schedule';
  const cover = coveringInterval(schedule, request.uri, now);
  if (!cover) return 'nothing-now';
  return cover.mode === 'read-only' && !writes(request) ? 'reads-pass' : cover;
}

/** @param detail lines of the value of the interval's key; none when it could not be read */
export function decideByDetail(request: EdgeRequest, detail: readonly string[]): EdgeRule {
  if (detail[0] !== '1') return 'detail-missing';
  return exempts(detail[1], request) ? 'exempt' : 'refuse';
}
