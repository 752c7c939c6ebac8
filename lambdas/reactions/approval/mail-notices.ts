import type { Mail, PersonalTopics } from '../../aws/personal-topics';
import { versionsOf } from '../../commands/requirements/link';
import { subjectKeys } from '../../commands/requirements/subject';
import { siteIdOf } from '../../commands/requirements/window';
import type { Deps } from '../../commands/transaction/deps';
import { claimNotices, markNoticesDone, markNoticesMailed } from '../../commands/voting/claim-notice';
import type { NoticeMail, NoticeMails } from '../../domain/audit/notice';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { type Subject, subjectIdOf } from '../../domain/voting/subject';
import { noticeMail } from '../../mail/notice-mail';
import { groupsOf } from '../../platform/groups-of';
import { nameOf } from '../../platform/log';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import { isNoticeDue, type NoticeState, newestOf, noticesOf, type PendingNotices, pendingNotices } from './notices';

export interface NoticeDeps extends ReactionDeps {
  readonly topics: PersonalTopics;
}

/** Well below the 30 e-mails a second that SNS allows in the smallest regions. */
const atOnce = 5;

/**
 * Mails everyone concerned, except whoever did it, about what was done to a window or a proposal. Each person gets one
 * mail about everything they were not told of yet. Called twice it mails once: mails are recorded before and after they
 * are sent, a few at a time. What a crash lost in between, or what waits because the last mail is recent, reconcile asks for again.
 *
 * @throws Refusal contended
 */
export async function mailNotices(deps: NoticeDeps, subjectId: string): Promise<{ readonly mailed: number }> {
  const facts = await noticeState(deps, subjectId);
  if (!facts) return { mailed: 0 };
  let { mails } = facts;
  const outcomes: Outcome[] = [];
  for (const group of groupsOf(pendingNotices(facts), atOnce)) {
    const told = await tell(deps, { ...facts, mails }, group);
    mails = told.mails;
    outcomes.push(...told.outcomes);
  }
  const version = newestOf(noticesOf(facts.subject));
  if (!outcomes.includes('later') && version > mails.doneVersion) await markNoticesDone(deps, mails, version);
  return { mailed: outcomes.filter((outcome) => outcome === 'mailed').length };
}

/** The plan versions that the first read takes: most subjects have no more. */
const firstVersions = [1, 2, 3, 4];

/** @returns `undefined` for an unknown subject */
export async function noticeState({ store }: Pick<Deps, 'store'>, subjectId: string): Promise<NoticeState | undefined> {
  const siteId = siteIdOf(subjectId);
  const found = await store.load([
    ...subjectKeys(subjectId),
    { kind: 'site', siteId },
    { kind: 'directory' },
    { kind: 'notice-mails', subjectId },
    ...requestsOf(subjectId, firstVersions),
  ]);
  const subject = found.subject(subjectId);
  if (!subject) return undefined;
  const requests = await mailedRequests(store, subject, found);
  const known = { directory: found.directory(), site: found.site(siteId) };
  return { subject, requests, mails: found.noticeMails(subjectId), ...known };
}

const requestsOf = (subjectId: string, versions: readonly number[]) =>
  versions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion }) as const);

/** One read takes so many records. */
const perRead = 100;

/** Back to plans that somebody was mailed: of many changes in quick succession most are asked of nobody. */
async function mailedRequests(
  store: Deps['store'],
  subject: Subject,
  found: Snapshot,
): Promise<readonly ApprovalRequest[]> {
  const subjectId = subjectIdOf(subject);
  const versions = versionsOf(subject, Number.POSITIVE_INFINITY);
  const requests: ApprovalRequest[] = [];
  for (const some of groupsOf(versions, perRead)) {
    const known = some.every((planVersion) => firstVersions.includes(planVersion));
    const asked = known ? found : await store.load(requestsOf(subjectId, some));
    requests.push(...some.flatMap((planVersion) => asked.request(subjectId, planVersion) ?? []));
    if (requests.some(({ mailedAt }) => Object.keys(mailedAt).length > 0)) break;
  }
  return requests;
}

type Outcome = 'mailed' | 'unaddressed' | 'later';

/** Mails a few people at once. */
async function tell(
  deps: NoticeDeps,
  { subject, mails, directory, site }: NoticeState,
  pending: readonly PendingNotices[],
): Promise<{ readonly outcomes: readonly Outcome[]; readonly mails: NoticeMails }> {
  const now = deps.clock();
  const refs = pending.map(({ personId, notices }) => ({ personId, notices, version: newestOf(notices) }));
  const isDue = (personId: string, last: NoticeMail | undefined) =>
    refs.some((ref) => ref.personId === personId && isNoticeDue(ref.notices, last, now));
  const claimed = await claimNotices(deps, mails, refs, ({ personId }, last) => isDue(personId, last));
  const due = refs.filter(({ personId }) => claimed.personIds.includes(personId));
  const sent = await Promise.all(
    due.map(async (ref) => {
      const { personId, notices } = ref;
      const isKnown = directory.people.some((person) => person.personId === personId);
      const mail = isKnown ? noticeMail({ subject, notices, directory, site, personId, now }) : undefined;
      return { ref, outcome: await send(deps, subjectIdOf(subject), personId, mail) };
    }),
  );
  const told = sent.filter(({ outcome }) => outcome !== 'later').map(({ ref }) => ref);
  const waiting = refs.filter((ref) => !due.includes(ref)).map(() => 'later' as const);
  const outcomes = [...sent.map(({ outcome }) => outcome), ...waiting];
  return { outcomes, mails: told.length > 0 ? await markNoticesMailed(deps, claimed.mails, told) : claimed.mails };
}

/** @param mail absent for somebody who is not in the directory any more */
async function send(
  { topics, log }: NoticeDeps,
  subjectId: string,
  personId: string,
  mail: Mail | undefined,
): Promise<Outcome> {
  try {
    if (mail) await topics.mail(personId, mail);
    log(mail ? 'notice-mailed' : 'mail-unaddressed', { subjectId, personId });
    return mail ? 'mailed' : 'unaddressed';
  } catch (thrown) {
    const unaddressed = nameOf(thrown) === 'NotFoundException';
    log(unaddressed ? 'mail-unaddressed' : 'mail-failed', { subjectId, personId, error: nameOf(thrown) });
    return unaddressed ? 'unaddressed' : 'later';
  }
}
