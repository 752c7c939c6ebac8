import type { NoticeMail, NoticeMails } from '../../domain/audit/notice';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface NoticeRef {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  /** The newest notice that the mail is about. */
  readonly version: number;
}

/**
 * Records that somebody is about to be mailed, so that a second delivery of the same change, or another change a moment
 * later, does not mail them again.
 *
 * @param isDue decides on what is recorded by now
 * @returns whether to mail them
 * @throws Refusal contended
 */
export async function claimNotice(
  deps: Deps,
  { subjectId, personId, version }: NoticeRef & { readonly personId: string },
  isDue: (last: NoticeMail | undefined) => boolean,
): Promise<boolean> {
  return decideAndCommit(deps, [{ kind: 'notice-mails', subjectId }], (snapshot, at) => {
    const mails = snapshot.noticeMails(subjectId);
    const last = mails.people[personId];
    if (!isDue(last)) return { result: false };
    const person = { version: last?.version ?? 0, claimed: version, at };
    return { result: true, commit: put({ ...mails, people: { ...mails.people, [personId]: person } }) };
  });
}

/** Records that somebody was told of everything up to a notice. @throws Refusal contended */
export async function markNoticeMailed(
  deps: Deps,
  { subjectId, personId, version }: NoticeRef & { readonly personId: string },
): Promise<void> {
  await decideAndCommit(deps, [{ kind: 'notice-mails', subjectId }], (snapshot, at) => {
    const mails = snapshot.noticeMails(subjectId);
    const { claimed = version, at: begun = at } = mails.people[personId] ?? {};
    const person = { version, claimed, at: begun };
    return { result: undefined, commit: put({ ...mails, people: { ...mails.people, [personId]: person } }) };
  });
}

/** Records that everybody was told of everything up to a notice. @throws Refusal contended */
export async function markNoticesDone(deps: Deps, { subjectId, version }: NoticeRef): Promise<void> {
  await decideAndCommit(deps, [{ kind: 'notice-mails', subjectId }], (snapshot) => {
    const mails = snapshot.noticeMails(subjectId);
    if (mails.doneVersion >= version) return { result: undefined };
    return { result: undefined, commit: put({ ...mails, doneVersion: version }) };
  });
}

const put = (mails: NoticeMails) => ({
  put: [{ kind: 'notice-mails', value: { ...mails, version: mails.version + 1 } } as const],
});
