import type { Answered } from '../../commands/steps/decide-by-mail';
import { kindOf, type QuestionKind } from '../../describe/kind';
import { type Outcome, openQuestion, outcomeOn, questionOf, type Subject } from '../../domain/voting/subject';
import { tally } from '../../domain/voting/votes';
import { endOf, type Plan } from '../../domain/window/window';

/** The state of a link's question after a vote, as far as a page shows it. */
export interface HeldQuestion {
  readonly kind: QuestionKind;
  readonly siteId: string;
  readonly subjectId: string;
  readonly state: 'open' | Outcome;
  readonly approvals: number;
  readonly required: number;
  /** Of a window, with the end in force. */
  readonly plan?: Plan;
  readonly timeZone: string;
}

/** The question as the answer left it. */
export function heldQuestion(answered: Answered): HeldQuestion {
  const { planVersion, directory } = answered;
  const question = questionOf(answered, planVersion);
  if (!question) throw new Error('what was answered has a question');
  const { approvals } = tally(question, directory);
  const state = openQuestion(answered, planVersion) ? 'open' : (outcomeOn(answered, planVersion) ?? 'open');
  const kind = kindOf(answered, planVersion);
  return { kind, ...placeOf(answered), state, approvals, required: question.rules.approvalsRequired };
}

function placeOf(subject: Subject): Pick<HeldQuestion, 'siteId' | 'subjectId' | 'plan' | 'timeZone'> {
  if (subject.kind === 'proposal') {
    const { siteId, proposalId: subjectId } = subject.proposal;
    return { siteId, subjectId, timeZone: 'UTC' };
  }
  const { window } = subject;
  const { siteId, windowId: subjectId, timeZone } = window;
  return { siteId, subjectId, plan: { ...window.plan, endsAt: endOf(window) }, timeZone };
}
