import type { Window } from '../../api/types';

/** Whether a window that was to start on approval starts later than its approval alone would make it. */
export function isDelayed({ status, startsAt, onApproval }: Window): boolean {
  if (status !== 'approved' || onApproval?.approvedAt === undefined) return false;
  const { approvedAt, leadSeconds, notBefore } = onApproval;
  const earliest = Date.parse(approvedAt) + Math.max(1, leadSeconds) * 1000;
  return Date.parse(startsAt) > Math.max(earliest, notBefore === undefined ? 0 : Date.parse(notBefore));
}

/**
 * The window that it waits for: its approval set the start to the end of that one. None once that one has ended early or got
 * another end, because the start stays as it was set.
 * @param others approved and active windows of the site
 */
export function waitedFor(window: Window, others: readonly Window[]): Window | undefined {
  if (!isDelayed(window)) return undefined;
  const isMet = ({ hostnames }: Window) => hostnames.some((name) => window.hostnames.includes(name));
  return others.find((other) => other.windowId !== window.windowId && other.endsAt === window.startsAt && isMet(other));
}
