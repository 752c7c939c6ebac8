import type { EdgeRequest } from './event';
import { exempts } from './exemption';
import { writes } from './method';
import { coveringInterval, type EdgeClock, type EdgeCover } from './schedule';

/** What has been read from the store so far. */
export interface EdgeState {
  /** Value of the hostname's key; undefined when the store has none or could not be read. */
  readonly schedule?: string | undefined;
  /** The answer to an earlier `read-detail`, and the value of the key it named. */
  readonly cover?: EdgeCover;
  readonly detail?: string | undefined;
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
 */
export function decide(request: EdgeRequest, state: EdgeState, now: EdgeClock): EdgeDecision {
  if (state.cover !== undefined) return withDetail(request, state.cover, state.detail);
  if (state.schedule === undefined) return { rule: 'no-schedule' };
  // A schedule begins with the second before which nothing happens.
  if (state.schedule > now) return { rule: 'nothing-now' };
  const cover = coveringInterval(state.schedule, request.uri, now);
  if (cover === undefined) return { rule: 'nothing-now' };
  if (cover.mode === 'read-only' && !writes(request)) return { rule: 'reads-pass', cover };
  return { rule: 'read-detail', cover };
}

function withDetail(request: EdgeRequest, cover: EdgeCover, detail: string | undefined): EdgeDecision {
  if (detail === undefined || detail.charAt(0) !== '1') return { rule: 'detail-missing', cover };
  return { rule: exempts(detail.split('\n')[1], request) ? 'exempt' : 'refuse', cover };
}
