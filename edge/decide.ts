import { bypasses, holds, linkToken } from './bypass';
import { allowedOrigin } from './cors';
import type { EdgeEvent, EdgeRequest, Hashing } from './event';
import { exempts } from './exemption';
import { announcedMethod, writes } from './method';
import { coveringInterval, type EdgeCover } from './schedule';
import { STATUS_PATH } from './status';

/** The rule that decides; only `refuse` refuses. */
export type EdgeRule =
  | 'no-schedule'
  | 'status'
  | 'nothing-now'
  | 'reads-pass'
  | 'detail-missing'
  | 'void-link'
  | 'bypass-link'
  | 'exempt'
  | 'bypass'
  | 'preflight'
  | 'refuse';

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
  if (request.uri === STATUS_PATH) return 'status';
  // A link counts on every path, or its holder would have to know the scope of the window.
  const link = linkToken(request);
  const cover = coveringInterval(schedule, link ? '' : request.uri, now);
  if (!cover) return 'nothing-now';
  const passes = cover.mode === 'read-only' && !link && !writes(request, announcedMethod(request), cover.methods);
  return passes ? 'reads-pass' : cover;
}

/**
 * `void-link` asks to take the link's token off the request and to decide again.
 *
 * @param detail lines of the value of the interval's key; none when it could not be read
 */
export function decideByDetail(
  event: EdgeEvent,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
  hashing: Hashing,
): EdgeRule {
  const request = event.request;
  const link = linkToken(request);
  if (link) return holds(link, cover, detail, now, hashing) ? 'bypass-link' : 'void-link';
  if (detail[0] !== '1') return 'detail-missing';
  if (exempts(detail[1], request)) return 'exempt';
  // Only a site with a bypass has so many lines.
  if (detail.length > 6 && bypasses(event, cover, detail, now, hashing)) return 'bypass';
  return announcedMethod(request) === request.method ? 'refuse' : preflightRule(request, cover, detail);
}

/** A preflight is answered where pages may read the refusal of what it announces; elsewhere it is an OPTIONS like any. */
function preflightRule(request: EdgeRequest, cover: EdgeCover, detail: readonly string[]): EdgeRule {
  if (allowedOrigin(detail[4], request)) return 'preflight';
  return cover.mode === 'read-only' && !writes(request, request.method, cover.methods) ? 'reads-pass' : 'refuse';
}
