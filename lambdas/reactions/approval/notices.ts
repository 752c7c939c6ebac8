import type { EpochSeconds } from '../../domain/actor';
import {
  isAutomatic,
  type Notice,
  type NoticeAction,
  type NoticeMail,
  type NoticeMails,
} from '../../domain/audit/notice';
import type { Directory } from '../../domain/directory/directory';
import type { Site } from '../../domain/site/site';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import type { Question } from '../../domain/voting/question';
import { openQuestion, type Subject } from '../../domain/voting/subject';

/**
 * After a mail about a window or a proposal, further changes of it wait this long and are then sent as one mail: ten
 * edits within a minute make two mails.
 */
export const noticePauseSeconds = 300;

/** Final actions: no further changes can follow, so their mails do not wait. */
const final: ReadonlySet<NoticeAction> = new Set(['cancel', 'end', 'flip-end', 'revoke-template']);
export const isFinal = ({ action }: Notice): boolean => final.has(action);

/** What notices are decided on. */
export interface NoticeState {
  readonly subject: Subject;
  /** Of the plan versions looked back on. */
  readonly requests: readonly ApprovalRequest[];
  readonly mails: NoticeMails;
  readonly directory: Directory;
  /** Absent when it was deleted. */
  readonly site: Site | undefined;
}

export interface PendingNotices {
  readonly personId: string;
  /** Oldest first. */
  readonly notices: readonly Notice[];
}

/** The notices of a subject that mails are about. */
export function noticesOf(subject: Subject): readonly Notice[] {
  const { notices = [] } = subject.kind === 'window' ? subject.window : subject.proposal;
  return notices.filter((notice) => !isReversal(subject, notice));
}

/**
 * When the product cancels an approved window, there is a separate mail about that, unless the window was never asked
 * about.
 */
function isReversal(subject: Subject, notice: Notice): boolean {
  const asked = subject.kind === 'window' && subject.window.templateId === undefined;
  return asked && notice.action === 'cancel' && isAutomatic(notice);
}

/** Who has not been told of which notices yet. */
export function pendingNotices(facts: NoticeState): readonly PendingNotices[] {
  const { subject, mails } = facts;
  const notices = noticesOf(subject).filter(({ version }) => version > mails.doneVersion);
  const audiences = notices.map((notice) => ({ notice, audience: audienceOf(notice, facts) }));
  const people = new Set(audiences.flatMap(({ audience }) => [...audience]));
  return [...people].flatMap((personId): PendingNotices[] => {
    const told = mails.people[personId]?.version ?? 0;
    const pending = audiences.filter(({ notice, audience }) => notice.version > told && audience.has(personId));
    return pending.length === 0 ? [] : [{ personId, notices: pending.map(({ notice }) => notice) }];
  });
}

/**
 * Whether somebody is mailed now: not while the same mail may still be under way, and not soon after the last mail,
 * unless the action is final.
 */
export function isNoticeDue(notices: readonly Notice[], last: NoticeMail | undefined, now: EpochSeconds): boolean {
  const newest = newestOf(notices);
  if (last === undefined) return true;
  if (last.version >= newest) return false;
  if (now - last.at >= noticePauseSeconds) return true;
  return last.claimed < newest && notices.some((notice) => isFinal(notice) && notice.version > last.claimed);
}

export const newestOf = (notices: readonly Notice[]): number => Math.max(0, ...notices.map(({ version }) => version));

/**
 * Those who requested, voted or were asked, but not whoever did it, nor those who learn of it from the mail with the
 * new question.
 */
function audienceOf(notice: Notice, { subject, requests, directory }: NoticeState): ReadonlySet<string> {
  const concerned = notice.action === 'comment' ? [] : askedBefore(notice, requests);
  const all = new Set([
    ...requestersOf(subject),
    ...votersOn(subject, notice),
    ...concerned,
    ...commentersBefore(subject, notice),
  ]);
  for (const personId of askedAnew(notice, subject, directory)) all.delete(personId);
  all.delete(notice.by.personId ?? '');
  return all;
}

function questionsOf(subject: Subject): readonly Question[] {
  if (subject.kind === 'proposal') return [subject.proposal];
  return [subject.window, ...(subject.window.amendment ? [subject.window.amendment] : [])];
}

function requestersOf(subject: Subject): string[] {
  const { requestedBy } = subject.kind === 'window' ? subject.window : subject.proposal;
  const asking = questionsOf(subject).flatMap(({ askedBy }) => askedBy);
  return [requestedBy, ...asking].flatMap(({ personId }) => personId ?? []);
}

function votersOn(subject: Subject, { voters = [] }: Notice): string[] {
  return [...voters, ...questionsOf(subject).flatMap(({ votes }) => votes.map(({ approverId }) => approverId))];
}

const askedBefore = ({ at }: Notice, requests: readonly ApprovalRequest[]): string[] =>
  requests.flatMap(({ mailedAt }) => Object.keys(mailedAt).filter((personId) => (mailedAt[personId] ?? at) <= at));

function commentersBefore(subject: Subject, { action, at }: Notice): string[] {
  if (action !== 'comment' || subject.kind === 'proposal') return [];
  const { comments = [] } = subject.window;
  return comments.filter((comment) => comment.at <= at).map(({ personId }) => personId);
}

/** The mail that asks about the changed plan says what was changed, and by whom. */
function askedAnew({ planVersion }: Notice, subject: Subject, directory: Directory): string[] {
  if (planVersion === undefined) return [];
  const newer = questionsOf(subject).filter((question) => question.planVersion >= planVersion);
  const open = newer.flatMap((question) => openQuestion(subject, question.planVersion) ?? []);
  return open.flatMap((question) => eligibleApprovers(question, directory).map(({ personId }) => personId));
}
