import type { EdgeRequest } from './event';
import { exempts } from './exemption';
import { writes } from './method';
import { coveringInterval, type EdgeCover } from './schedule';

/** What has been read from the store so far. */
export interface EdgeState {
  /** Value of the hostname's key; undefined when the store has none or could not be read. */
  readonly schedule?: string | undefined;
  /** The answer to an earlier `read-detail`, and the lines of the value of the key it named. */
  readonly cover?: EdgeCover;
  readonly detail?: readonly string[] | undefined;
}

/** The rule that decides. Only `refuse` refuses; `read-detail` asks to be called again with the detail. */
export type EdgeRule =
  | 'no-schedule'
  | 'nothing-now'
  | 'reads-pass'
  | 'read-detail'
  | 'detail-missing'
  | 'exempt'
  | 'refuse';

export interface EdgeDecision {
  readonly rule: EdgeRule;
  readonly cover?: EdgeCover;
}

/**
 * What the edge does with a request: interval and scope, then mode, then exemption. The explanation of a decision and
 * the decision itself are this one function. It throws on no input, and what it cannot read passes.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function decide(request: EdgeRequest, state: EdgeState, now: number): EdgeDecision {
  if (state.cover) return { rule: withDetail(request, state.detail), cover: state.cover };
  if (state.schedule === undefined) return { rule: 'no-schedule' };
  const cover = coveringInterval(state.schedule, request.uri, now);
  if (!cover) return { rule: 'nothing-now' };
  return { rule: cover.mode === 'read-only' && !writes(request) ? 'reads-pass' : 'read-detail', cover };
}

function withDetail(request: EdgeRequest, detail: readonly string[] | undefined): EdgeRule {
  if (detail === undefined || detail[0] !== '1') return 'detail-missing';
  return exempts(detail[1], request) ? 'exempt' : 'refuse';
}
