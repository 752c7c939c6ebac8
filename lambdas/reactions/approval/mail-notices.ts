import type { PersonalTopics } from '../../aws/personal-topics';
import { versionsOf } from '../../commands/requirements/link';
import { subjectKeys } from '../../commands/requirements/subject';
import type { Deps } from '../../commands/transaction/deps';
import { claimNotice, markNoticeMailed, markNoticesDone } from '../../commands/voting/claim-notice';
import { noticeMail } from '../../mail/notice-mail';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';
import { isNoticeDue, type NoticeState, newestOf, noticesOf, type PendingNotices, pendingNotices } from './notices';

export interface NoticeDeps extends ReactionDeps {
  readonly topics: PersonalTopics;
}

/**
 * Mails everyone concerned, except whoever did it, about what was done to a window or a proposal. Each person gets one
 * mail about everything they were not told of yet. Called twice it mails once: a mail is recorded before and after it
 * is sent. What a crash lost in between, or what waits because the last mail is recent, reconcile asks for again.
 *
 * @throws Refusal contended
 */
export async function mailNotices(deps: NoticeDeps, subjectId: string): Promise<{ readonly mailed: number }> {
  const facts = await noticeState(deps, subjectId);
  if (!facts) return { mailed: 0 };
  const outcomes = [];
  for (const pending of pendingNotices(facts)) outcomes.push(await tell(deps, facts, pending));
  const version = newestOf(noticesOf(facts.subject));
  if (!outcomes.includes('later') && version > facts.mails.doneVersion) {
    await markNoticesDone(deps, { subjectId, version });
  }
  return { mailed: outcomes.filter((outcome) => outcome === 'mailed').length };
}

/** @returns `undefined` for an unknown subject */
export async function noticeState({ store }: Pick<Deps, 'store'>, subjectId: string): Promise<NoticeState | undefined> {
  const found = await store.load([
    ...subjectKeys(subjectId),
    { kind: 'directory' },
    { kind: 'notice-mails', subjectId },
  ]);
  const subject = found.subject(subjectId);
  if (!subject) return undefined;
  const versions = versionsOf(subject);
  const asked = await store.load(versions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion })));
  const requests = versions.flatMap((planVersion) => asked.request(subjectId, planVersion) ?? []);
  return { subject, requests, mails: found.noticeMails(subjectId), directory: found.directory() };
}

async function tell(
  deps: NoticeDeps,
  { subject, mails: { subjectId }, directory }: NoticeState,
  { personId, notices }: PendingNotices,
): Promise<'mailed' | 'unaddressed' | 'later'> {
  const ref = { subjectId, personId, version: newestOf(notices) };
  const now = deps.clock();
  if (!(await claimNotice(deps, ref, (last) => isNoticeDue(notices, last, now)))) return 'later';
  try {
    const isKnown = directory.people.some((person) => person.personId === personId);
    if (isKnown) await deps.topics.mail(personId, noticeMail({ subject, notices, directory, now }));
    deps.log(isKnown ? 'notice-mailed' : 'mail-unaddressed', { subjectId, personId });
    await markNoticeMailed(deps, ref);
    return isKnown ? 'mailed' : 'unaddressed';
  } catch (thrown) {
    const unaddressed = nameOf(thrown) === 'NotFoundException';
    deps.log(unaddressed ? 'mail-unaddressed' : 'mail-failed', { subjectId, personId, error: nameOf(thrown) });
    if (!unaddressed) return 'later';
    await markNoticeMailed(deps, ref);
    return 'unaddressed';
  }
}
