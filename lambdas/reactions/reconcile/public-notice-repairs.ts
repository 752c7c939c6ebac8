import { nextNotice } from '../../domain/public-notice/next-notice';
import type { ToldPublic } from '../../domain/public-notice/public-notice';
import { publicRemindersOf } from '../../domain/site/notices';
import { groupsOf } from '../../platform/groups-of';
import type { ReactionDeps } from '../deps';
import { GRACE_SECONDS, type Repair } from './repair';

/** A window and its site: two keys each, and a batch has a hundred. */
const together = 50;

/**
 * Windows that the public knows of, and of which something was not told although it has been due for a while: an event, a schedule or a
 * mail was lost. What is never told at all of a window, reconcile does not find: its approval is an event that EventBridge keeps for a
 * day and then puts with the dead letters.
 */
export async function publicNoticeRepairs(deps: Pick<ReactionDeps, 'store' | 'clock'>): Promise<readonly Repair[]> {
  const told = await deps.store.toldPublic();
  const repairs: Repair[] = [];
  for (const some of groupsOf(told, together)) repairs.push(...(await repairsOf(deps, some)));
  return repairs;
}

async function repairsOf({ store, clock }: Pick<ReactionDeps, 'store' | 'clock'>, told: readonly ToldPublic[]) {
  const found = await store.load(
    told.flatMap(({ windowId, siteId }) => [{ kind: 'window', windowId } as const, { kind: 'site', siteId } as const]),
  );
  const now = clock();
  return told.flatMap((one): Repair[] => {
    const { windowId, siteId } = one;
    const window = found.window(windowId);
    const site = found.site(siteId);
    if (!window) return [];
    const isOver = window.status !== 'approved' && window.status !== 'active';
    const reminders = site?.notices ? publicRemindersOf(site.policy) : [];
    // As of a while ago: what became due since may be under way.
    const isDue = site?.notices && nextNotice(window, one, reminders, now - GRACE_SECONDS) !== undefined;
    if (!isOver && !isDue) return [];
    const at = window.completedAt ?? window.plan.startsAt;
    return [{ finding: 'untold-public', act: 'publicNotices', payload: { windowId }, at, subjectId: windowId }];
  });
}
