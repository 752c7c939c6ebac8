import { siteIdOf } from '../../commands/requirements/window';
import type { EpochSeconds } from '../../domain/actor';
import { canonicalJson } from '../../domain/audit/canonical-json';
import { afterNotice, isOver, nextNotice, nextReminderAt } from '../../domain/public-notice/next-notice';
import { nobodyTold, type PublicNotice, type ToldPublic } from '../../domain/public-notice/public-notice';
import { publicRemindersOf } from '../../domain/site/notices';
import type { Site } from '../../domain/site/site';
import type { Window } from '../../domain/window/window';
import type { VersionedRecord } from '../../store/records';
import type { PublicNoticeDeps } from './deps';
import { noticeMailOf } from './notice-mail-of';

/** Longer than the function runs. Then whoever was sending has died, or failed. */
const SENDING_SECONDS = 40;
/** A notice takes a fraction of a second to send. */
const busyPauseMs = 500;
const attempts = 20;

/**
 * Tells the public what it does not know yet about a window. Whoever calls only says where to look; what to tell follows from the
 * window as it is and from what the public was told. So calls that come twice, late or in another order change nothing more.
 *
 * A notice is recorded before it is sent, and again afterwards: two callers at once do not both send it, and one that dies
 * in between sends it again after a while, with the same id.
 *
 * @throws the SDK's error when SNS or Scheduler fail
 */
export async function tellPublic(deps: PublicNoticeDeps, windowId: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if ((await tellOnce(deps, windowId)) === 'done') return;
    await deps.pause(busyPauseMs);
  }
  deps.log('public-notice-waits', { windowId });
}

/** `again`: somebody else is sending a notice about it, or was faster. */
async function tellOnce(deps: PublicNoticeDeps, windowId: string): Promise<'done' | 'again'> {
  const siteId = siteIdOf(windowId);
  const found = await deps.store.load([
    { kind: 'window', windowId },
    { kind: 'told-public', windowId },
    { kind: 'site', siteId },
    { kind: 'calendar', siteId },
  ]);
  const window = found.window(windowId);
  if (!window) return 'done';
  const told = found.toldPublic(windowId) ?? nobodyTold(windowId, siteId);
  const site = found.site(siteId);
  const now = deps.clock();
  if (!site?.notices) return forgetIfOver(deps, window, told);
  if (told.sending && now < told.sending.since + SENDING_SECONDS) return 'again';
  const reminders = publicRemindersOf(site.policy);
  const notice = nextNotice(window, told, reminders, now);
  if (!notice) return keepReminder(deps, window, told, reminders);
  return send(deps, { site, window, told, notice, reminders, calendar: found.calendar(siteId) });
}

interface Due {
  readonly site: Site;
  readonly window: Window;
  readonly told: ToldPublic;
  readonly notice: PublicNotice;
  readonly reminders: readonly number[];
  readonly calendar: Parameters<typeof noticeMailOf>[0]['calendar'];
}

async function send(deps: PublicNoticeDeps, due: Due): Promise<'done' | 'again'> {
  const { window, told, notice, reminders } = due;
  const { windowId, siteId } = window;
  const now = deps.clock();
  const noticeId = idOf(told, notice);
  const begun = noticeId === told.sending?.noticeId ? told.begun : told.begun + 1;
  const claimed = { ...told, begun, sending: { noticeId, since: now, notice }, version: told.version + 1 };
  if (!(await isWritten(deps, claimed))) return 'again';
  const after = afterNotice(claimed, notice, now);
  const reminderAt = after && nextReminderAt(window, after, reminders, now);
  // Before it is sent: if Scheduler fails, all of it is done again.
  await rearm(deps, told, reminderAt);
  const mail = noticeMailOf({ ...due, now });
  const outcome = await deps.topics.publish({ noticeId, notice: notice.kind, siteId }, mail);
  const done = after ? await isWritten(deps, withReminder(after, reminderAt)) : await isRemoved(deps, claimed);
  deps.log('public-notice-sent', { windowId, siteId, notice: notice.kind, outcome: done ? outcome : 'unrecorded' });
  return 'done';
}

/** One that may have been sent already keeps its id. */
function idOf({ windowId, sending, begun }: ToldPublic, notice: PublicNotice): string {
  if (sending && canonicalJson(sending.notice) === canonicalJson(notice)) return sending.noticeId;
  return `${windowId}/${begun + 1}`;
}

function withReminder({ reminderAt: _, ...told }: ToldPublic, at: EpochSeconds | undefined): ToldPublic {
  return { ...told, ...(at !== undefined && { reminderAt: at }), version: told.version + 1 };
}

/** There is nothing to tell: the next reminder is armed, if it is not. */
async function keepReminder(
  deps: PublicNoticeDeps,
  window: Window,
  told: ToldPublic,
  reminders: readonly number[],
): Promise<'done' | 'again'> {
  if (isOver(window)) return forgetIfOver(deps, window, told);
  const at = nextReminderAt(window, told, reminders, deps.clock());
  if (at === undefined || at === told.reminderAt) return 'done';
  await rearm(deps, told, at);
  return (await isWritten(deps, withReminder(told, at))) ? 'done' : 'again';
}

async function forgetIfOver(deps: PublicNoticeDeps, window: Window, told: ToldPublic): Promise<'done' | 'again'> {
  if (told.version === 0 || !isOver(window)) return 'done';
  await rearm(deps, told, undefined);
  return (await isRemoved(deps, told)) ? 'done' : 'again';
}

async function rearm(
  { reminders, clock }: PublicNoticeDeps,
  { windowId, reminderAt }: ToldPublic,
  at: EpochSeconds | undefined,
): Promise<void> {
  if (at === reminderAt) return;
  if (at !== undefined) await reminders.arm({ windowId, at });
  if (reminderAt !== undefined && reminderAt > clock()) await reminders.disarm({ windowId, at: reminderAt });
}

const recordOf = (value: ToldPublic): VersionedRecord => ({ kind: 'told-public', value });

const isWritten = async ({ store }: PublicNoticeDeps, told: ToldPublic): Promise<boolean> =>
  (await store.commit({ put: [recordOf(told)] })) === 'committed';

const isRemoved = async ({ store }: PublicNoticeDeps, told: ToldPublic): Promise<boolean> =>
  (await store.commit({ put: [], remove: [recordOf(told)] })) === 'committed';
