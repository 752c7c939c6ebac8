import type { EpochSeconds } from '../../domain/actor';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { Commit } from '../../store/port';

/** Opens and refusals counted per link; mail scanners open links by the dozen. */
const mostCounted = 100;

/** The attempts with one more open of the link. */
export function withOpen(attempts: LinkAttempts, at: EpochSeconds): LinkAttempts {
  if (attempts.opens >= mostCounted) return attempts;
  const opens = attempts.opens + 1;
  return { ...attempts, opens, firstOpenedAt: attempts.firstOpenedAt ?? at, lastOpenedAt: at };
}

/** The attempts with one more open or vote that was refused. */
export function withRefusal(attempts: LinkAttempts): LinkAttempts {
  const { refusals = 0 } = attempts;
  return refusals >= mostCounted ? attempts : { ...attempts, refusals: refusals + 1 };
}

/** What records a use of a link. After a lost race, it is not counted; nothing depends on it. */
export function useCounted(before: LinkAttempts, after: LinkAttempts): Commit | undefined {
  if (after === before) return undefined;
  return { put: [{ kind: 'link-attempts', value: { ...after, version: before.version + 1 } }] };
}
