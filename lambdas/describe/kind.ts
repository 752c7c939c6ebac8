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
 * Whether an emergency was justified is asked with its first plan version. An amendment that was approved is the plan by now: its
 * notice tells, or, where that is gone, that it was asked about after the start.
 */
function kindOfPlan({ emergency, planVersion, previousPlan, askedAt, plan, notices = [] }: Window): QuestionKind {
  if (emergency && planVersion === ratificationVersion) return 'emergency';
  const wasAmended = notices.some((notice) => notice.planVersion === planVersion && notice.action === 'amend');
  if (wasAmended || askedAt >= plan.startsAt) return 'amendment';
  return previousPlan ? 'change' : 'request';
}
