import { ratificationVersion, type Subject } from '../domain/voting/subject';
import type { Window } from '../domain/window/window';

/** The kinds of question. Everything that differs between them is a record by this type. */
export type QuestionKind = 'request' | 'change' | 'amendment' | 'emergency' | 'policy' | 'template';

/** What kind of question a plan version is, or was before it was decided. */
export function kindOf(subject: Subject, planVersion: number): QuestionKind {
  if (subject.kind === 'proposal') return subject.proposal.content.kind;
  const { window } = subject;
  return window.amendment?.planVersion === planVersion ? 'amendment' : kindOfPlan(window);
}

/**
 * A plan is asked about before its start, and whether an emergency was justified with its first plan version. So a plan that was
 * asked about later is an amendment that was approved.
 */
function kindOfPlan({ emergency, planVersion, previousPlan, askedAt, plan }: Window): QuestionKind {
  if (emergency && planVersion === ratificationVersion) return 'emergency';
  if (askedAt >= plan.startsAt) return 'amendment';
  return previousPlan ? 'change' : 'request';
}
