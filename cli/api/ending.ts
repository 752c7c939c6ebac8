import type { AuditEntry, Window } from './answers';
import type { Page } from './pages';
import type { QuiesceApi } from './quiesce-api';

/** Whether somebody ended it before its end. */
export const endedEarly = ({ completedAt, endsAt }: Pick<Window, 'completedAt' | 'endsAt'>): boolean =>
  completedAt !== undefined && Date.parse(completedAt) < Date.parse(endsAt);

/**
 * Who cancelled a window or ended it early, and why: a window does not say it, but the audit chain of its site does.
 *
 * @returns nothing for other windows
 */
export async function readEnding(api: QuiesceApi, window: Window): Promise<AuditEntry | undefined> {
  const { siteId, windowId: subject, status, requestedAt, completedAt } = window;
  const cancelled = status === 'cancelled';
  if (!cancelled && !(status === 'completed' && endedEarly(window))) return undefined;
  const [action, from] = cancelled ? ['cancel', requestedAt] : ['end', completedAt];
  const query = { siteId, subject, action, from, order: cancelled ? 'newest' : 'oldest', limit: 1 };
  return (await api.get<Page<AuditEntry>>('/v1/audit', query)).body.items[0];
}
