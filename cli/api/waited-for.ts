import type { Window } from './answers';
import type { Page } from './pages';
import type { QuiesceApi } from './quiesce-api';

/** Whether a window that was to start on approval starts later than its approval alone would make it. */
function isDelayed({ status, startsAt, onApproval }: Window): boolean {
  if (status !== 'approved' || onApproval?.approvedAt === undefined) return false;
  const { approvedAt, leadSeconds, notBefore } = onApproval;
  const earliest = Date.parse(approvedAt) + Math.max(1, leadSeconds) * 1000;
  return Date.parse(startsAt) > Math.max(earliest, notBefore === undefined ? 0 : Date.parse(notBefore));
}

/**
 * The window that a window waits for: its approval set the start to the end of that one. Nothing once that one has ended early or
 * got another end, because the start stays as it was set.
 */
export async function readWaitedFor(api: QuiesceApi, window: Window): Promise<Window | undefined> {
  if (!isDelayed(window)) return undefined;
  const { siteId, windowId, startsAt, hostnames } = window;
  const isInTheWay = (other: Window) =>
    other.windowId !== windowId &&
    other.endsAt === startsAt &&
    other.hostnames.some((hostname) => hostnames.includes(hostname));
  for (const status of ['active', 'approved'] as const) {
    const { body } = await api.get<Page<Window>>('/v1/windows', { siteId, status, to: startsAt, limit: 100 });
    const found = body.items.find(isInTheWay);
    if (found) return found;
  }
  return undefined;
}
