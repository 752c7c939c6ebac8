import { bypasses, holds, linkToken, passersOf } from './bypass';
import { allowedOrigin } from './cors';
import type { EdgeEvent, EdgeRequest, Hashing } from './event';
import { exempts } from './exemption';
import { announcedMethod, writes } from './method';
import { coveringInterval, type EdgeCover } from './schedule';
import { asksStatus } from './status';

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
  | 'status'
  | 'nothing-now'
  | 'reads-pass'
  | 'read-detail'
  | 'detail-missing'
  | 'exempt'
  | 'bypass'
  | 'bypass-link'
  | 'preflight'
  | 'refuse';

export interface EdgeDecision {
  readonly rule: EdgeRule;
  readonly cover?: EdgeCover;
}

/**
 * What the edge does with a request: its own document, then interval and scope, mode, exemption and bypass. The
 * explanation of a decision and the decision itself are this one function. It throws on no input, and what it cannot
 * read passes.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function decide(event: EdgeEvent, state: EdgeState, now: number, hashing: Hashing): EdgeDecision {
  const schedule = state.schedule;
  if (schedule === undefined) return { rule: 'no-schedule' };
  if (state.cover) return withDetail(event, state, state.cover, now, hashing);
  const request = event.request;
  if (asksStatus(request)) return { rule: 'status' };
  // A link counts on every path, or its holder would have to know the scope of the window.
  if (linkToken(request)) {
    const any = coveringInterval(schedule, undefined, now);
    return any ? { rule: 'read-detail', cover: any } : { rule: 'nothing-now' };
  }
  return byInterval(request, schedule, now);
}

function byInterval(request: EdgeRequest, schedule: string, now: number): EdgeDecision {
  const cover = coveringInterval(schedule, request.uri, now);
  if (!cover) return { rule: 'nothing-now' };
  const passes = cover.mode === 'read-only' && !writes(request, announcedMethod(request), cover.methods);
  return { rule: passes ? 'reads-pass' : 'read-detail', cover };
}

/** The interval's own rules; a link's worthless token changes nothing. */
function withDetail(event: EdgeEvent, state: EdgeState, cover: EdgeCover, now: number, hashing: Hashing): EdgeDecision {
  const request = event.request;
  const detail = state.detail && state.detail[0] === '1' ? state.detail : undefined;
  const token = linkToken(request);
  if (token) {
    if (detail && holds(token, passersOf(cover, detail), now, hashing)) return { rule: 'bypass-link', cover };
    // The interval was found without regard to its scope.
    const own = byInterval(request, state.schedule ?? '', now);
    if (own.rule !== 'read-detail' || !own.cover || own.cover.detailKey !== cover.detailKey) return own;
  }
  if (!detail) return { rule: 'detail-missing', cover };
  if (exempts(detail[1], request)) return { rule: 'exempt', cover };
  if (bypasses(event, passersOf(cover, detail), now, hashing)) return { rule: 'bypass', cover };
  return {
    rule: announcedMethod(request) === request.method ? 'refuse' : preflightRule(request, cover, detail),
    cover,
  };
}

/** A preflight is answered where pages may read the refusal of what it announces; elsewhere it is an OPTIONS like any. */
function preflightRule(request: EdgeRequest, cover: EdgeCover, detail: readonly string[]): EdgeRule {
  if (allowedOrigin(detail[4], request)) return 'preflight';
  return cover.mode === 'read-only' && !writes(request, request.method, cover.methods) ? 'reads-pass' : 'refuse';
}
