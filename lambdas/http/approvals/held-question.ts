import { type LinkParts, loadLink } from '../../commands/requirements/link';
import type { Deps } from '../../commands/transaction/deps';
import { kindOf, type QuestionKind } from '../../describe/kind';
import { Refusal } from '../../domain/refusal';
import { type Outcome, openQuestion, outcomeOn, questionOf, type Subject } from '../../domain/voting/subject';
import { tally } from '../../domain/voting/votes';
import { requestOf } from '../../domain/voting/voting-link-validity';
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

/** @throws Refusal `link-unknown`, also when a newer plan has replaced the question meanwhile */
export async function heldQuestion(deps: Deps, parts: LinkParts): Promise<HeldQuestion> {
  const held = await loadLink(deps, parts);
  const { subject, directory } = held;
  const planVersion = requestOf(held)?.planVersion ?? 0;
  const question = questionOf(subject, planVersion);
  if (!question)
    throw new Refusal(
      'link-superseded',
      'The plan was changed after this vote. A newer mail asks about the changed plan.',
    );
  const { approvals } = tally(question, directory);
  const state = openQuestion(subject, planVersion) ? 'open' : (outcomeOn(subject, planVersion) ?? 'open');
  const kind = kindOf(subject, planVersion);
  return { kind, ...placeOf(subject), state, approvals, required: question.rules.approvalsRequired };
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
