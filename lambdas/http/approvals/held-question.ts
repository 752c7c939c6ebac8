import type { Answered } from '../../commands/steps/decide-by-mail';
import { zonesFor } from '../../describe/audience';
import { kindOf, type QuestionKind } from '../../describe/kind';
import { personIn } from '../../describe/people';
import { type Outcome, openQuestion, outcomeOn, questionOf, subjectIdOf } from '../../domain/voting/subject';
import { tally } from '../../domain/voting/votes';
import { endOf, type Plan } from '../../domain/window/window';
import { type Brand, brandOf } from '../../page/layout';

/** The state of a link's question after a vote, as far as a page shows it. */
export interface HeldQuestion {
  readonly kind: QuestionKind;
  readonly brand: Brand;
  readonly subjectId: string;
  readonly state: 'open' | Outcome;
  readonly approvals: number;
  readonly required: number;
  /** Of a window, with the end in force. */
  readonly plan?: Plan;
  /** IANA zones, the voter's own first. */
  readonly timeZones: readonly string[];
}

/** The question as the answer of a voter left it. */
export function heldQuestion(answered: Answered, approverId: string): HeldQuestion {
  const { planVersion, directory } = answered;
  const question = questionOf(answered, planVersion);
  if (!question) throw new Error('what was answered has a question');
  const { approvals } = tally(question, directory);
  const state = openQuestion(answered, planVersion) ? 'open' : (outcomeOn(answered, planVersion) ?? 'open');
  const kind = kindOf(answered, planVersion);
  return { kind, ...placeOf(answered, approverId), state, approvals, required: question.rules.approvalsRequired };
}

function placeOf(
  { directory, site, ...subject }: Answered,
  approverId: string,
): Pick<HeldQuestion, 'brand' | 'subjectId' | 'plan' | 'timeZones'> {
  const { siteId } = subject.kind === 'window' ? subject.window : subject.proposal;
  const zone = subject.kind === 'window' ? subject.window.timeZone : undefined;
  const about = {
    brand: brandOf(siteId, site),
    subjectId: subjectIdOf(subject),
    timeZones: zonesFor(personIn(directory, approverId), zone, site?.timeZone),
  };
  if (subject.kind === 'proposal') return about;
  return { ...about, plan: { ...subject.window.plan, endsAt: endOf(subject.window) } };
}
