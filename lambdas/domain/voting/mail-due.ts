import type { EpochSeconds } from '../actor';
import type { Proposal } from '../proposal/proposal';
import type { Window } from '../window/window';
import { reversalOf } from './reversal';
import { openQuestion, planVersionsOf, type Subject, subjectIdOf, subjectIn, subjectOf } from './subject';

/**
 * A window or a proposal about which people may still have to be mailed: how a question was decided, how a decision was
 * reversed, or what others did. The change that they are mailed about leaves it, and reconcile removes it once everybody
 * was mailed.
 */
export interface MailDue {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly since: EpochSeconds;
  /** Mail that could not be sent for a week is given up. */
  readonly ttl: EpochSeconds;
  /** The version that the change gave the window or the proposal. */
  readonly version: number;
}

const keptSeconds = 7 * 86_400;

/** What a change leaves if people are to be mailed about it. @param before `null` for what the change made */
export function mailDueAfter(before: unknown, after: Window | Proposal, at: EpochSeconds): MailDue | undefined {
  const subject = subjectOf(after);
  const earlier = subjectIn(before);
  const isDue = isNoticed(after) || (earlier !== undefined && isDecided(earlier, subject));
  return isDue ? mailDueOf(subject, at) : undefined;
}

export function mailDueOf(subject: Subject, at: EpochSeconds): MailDue {
  const { version } = subject.kind === 'window' ? subject.window : subject.proposal;
  return { subjectId: subjectIdOf(subject), since: at, ttl: at + keptSeconds, version };
}

/** A notice has the version of the change that it is about. */
const isNoticed = ({ notices = [], version }: Window | Proposal): boolean =>
  notices.some((notice) => notice.version === version);

/** Whether a question that was open is not any more, or the way one ended was reversed. */
function isDecided(before: Subject, after: Subject): boolean {
  return planVersionsOf(before).some((planVersion) => {
    const ended = openQuestion(before, planVersion) !== undefined && openQuestion(after, planVersion) === undefined;
    return ended || reversalOf(before, planVersion) !== reversalOf(after, planVersion);
  });
}
