import type { EpochSeconds } from '../../domain/actor';
import { policyRanges } from '../../domain/limits';
import { type MailDue, mailDueOf } from '../../domain/voting/mail-due';
import { type Window, type WindowStatus, windowStatuses } from '../../domain/window/window';
import { groupsOf } from '../../platform/groups-of';
import { listWindows } from '../../queries/window/list-windows';
import type { ReactionDeps } from '../deps';

const DAY = 86_400;
/** The index knows only when a window starts; so long after that it may have ended. */
const longestWindow = policyRanges.maximumDurationSeconds[1] + policyRanges.overrunSeconds[1];
/** What a transaction takes at ease. */
const markedTogether = 25;

/**
 * For the first run after an upgrade: windows that an earlier release changed within the last day have no record that
 * people are to be mailed about them. Marks them, so that mails which were lost around the upgrade are found.
 *
 * @returns how many
 */
export async function markEarlier(deps: ReactionDeps): Promise<number> {
  const marks: MailDue[] = [];
  for (const status of windowStatuses) {
    for await (const window of windowsSince(deps, status, deps.clock() - DAY)) {
      if (changedAt(window) >= deps.clock() - DAY) marks.push(mailDueOf({ kind: 'window', window }, deps.clock()));
    }
  }
  for (const some of groupsOf(marks, markedTogether)) {
    await deps.store.commit({ put: [], putAlways: some.map((value) => ({ kind: 'mail-due', value })) });
  }
  return marks.length;
}

async function* windowsSince(deps: ReactionDeps, status: WindowStatus, since: EpochSeconds): AsyncGenerator<Window> {
  const isOver = status !== 'requested' && status !== 'approved' && status !== 'active';
  const from = isOver ? since - (status === 'completed' ? longestWindow : 0) : 0;
  let cursor: string | undefined;
  do {
    const page = await listWindows(deps, { status, from }, { limit: 100, cursor });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** When something last happened to it that people are mailed about; 0 for never. */
function changedAt({ decidedAt, calledOffAt, completedAt, amendment, emergency, notices = [] }: Window): EpochSeconds {
  const instants = [
    decidedAt,
    calledOffAt,
    completedAt,
    amendment?.decided?.at,
    emergency?.ratifiedAt,
    emergency?.lapsedAt,
  ];
  return Math.max(0, ...instants.flatMap((at) => at ?? []), ...notices.map(({ at }) => at));
}
