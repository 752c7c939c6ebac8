import type { EpochSeconds } from '../../domain/actor';
import type { NoticeMail, NoticeMails } from '../../domain/audit/notice';
import { Snapshot } from '../../store/snapshot';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/** A mail to one person. */
export interface NoticeRef {
  readonly personId: string;
  /** The newest notice that the mail is about. */
  readonly version: number;
}

/** Who may be mailed, and what is recorded by now. */
export interface Claimed {
  readonly personIds: readonly string[];
  readonly mails: NoticeMails;
}

/**
 * Records that people are about to be mailed, so that a second delivery of the same change, or another change a moment
 * later, does not mail them again.
 *
 * @param known what the caller read a moment ago
 * @param isDue decides on what is recorded by now
 * @returns whom to mail
 * @throws Refusal contended
 */
export function claimNotices(
  deps: Deps,
  known: NoticeMails,
  refs: readonly NoticeRef[],
  isDue: (ref: NoticeRef, last: NoticeMail | undefined) => boolean,
): Promise<Claimed> {
  return change(deps, known, (mails, at) => {
    const due = refs.filter((ref) => isDue(ref, mails.people[ref.personId]));
    const claims = due.map(({ personId, version }) => {
      return [personId, { version: mails.people[personId]?.version ?? 0, claimed: version, at }] as const;
    });
    return { personIds: due.map(({ personId }) => personId), people: Object.fromEntries(claims) };
  });
}

/** Records that people were told of everything up to a notice. @throws Refusal contended */
export async function markNoticesMailed(
  deps: Deps,
  known: NoticeMails,
  refs: readonly NoticeRef[],
): Promise<NoticeMails> {
  const { mails } = await change(deps, known, (before, at) => ({
    personIds: [],
    people: Object.fromEntries(refs.map((ref) => [ref.personId, told(before.people[ref.personId], ref, at)])),
  }));
  return mails;
}

function told(last: NoticeMail | undefined, { version }: NoticeRef, now: EpochSeconds): NoticeMail {
  const { claimed = version, at = now } = last ?? {};
  return { version, claimed, at };
}

/** Records that everybody was told of everything up to a notice. @throws Refusal contended */
export async function markNoticesDone(deps: Deps, known: NoticeMails, version: number): Promise<void> {
  await change(deps, known, ({ doneVersion }) =>
    doneVersion >= version ? { personIds: [], people: {} } : { personIds: [], people: {}, doneVersion: version },
  );
}

interface Change extends Pick<Claimed, 'personIds'> {
  readonly people: NoticeMails['people'];
  readonly doneVersion?: number;
}

function change(
  deps: Deps,
  known: NoticeMails,
  decide: (mails: NoticeMails, at: EpochSeconds) => Change,
): Promise<Claimed> {
  const { subjectId } = known;
  const snapshot = new Snapshot(known.version > 0 ? [{ kind: 'notice-mails', value: known }] : []);
  return decideAndCommit<Claimed>(
    deps,
    [{ kind: 'notice-mails', subjectId }],
    (found, at) => {
      const before = found.noticeMails(subjectId);
      const { personIds, people, doneVersion = before.doneVersion } = decide(before, at);
      const unchanged = Object.keys(people).length === 0 && doneVersion === before.doneVersion;
      if (unchanged) return { result: { personIds, mails: before } };
      const mails = { ...before, doneVersion, people: { ...before.people, ...people }, version: before.version + 1 };
      return { result: { personIds, mails }, commit: { put: [{ kind: 'notice-mails', value: mails }] } };
    },
    snapshot,
  );
}
