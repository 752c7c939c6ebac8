import { ratificationVersion, type Subject } from '../domain/voting/subject';
import type { Window } from '../domain/window/window';

/** The kinds of question. Everything that differs between kinds is a record keyed by this type. */
export type QuestionKind = 'request' | 'change' | 'amendment' | 'emergency' | 'policy' | 'template';

/** The kind of question of a plan version, also after it was decided. */
export function kindOf(subject: Subject, planVersion: number): QuestionKind {
  if (subject.kind === 'proposal') return subject.proposal.content.kind;
  const { window } = subject;
  return window.amendment?.planVersion === planVersion ? 'amendment' : kindOfPlan(window);
}

/**
 * The first plan version of an emergency asks whether it was justified. An approved amendment has become the plan: its
 * notice, or if that is gone, having been asked after the start, shows that it was an amendment.
 */
function kindOfPlan({ emergency, planVersion, previousPlan, askedAt, plan, notices = [] }: Window): QuestionKind {
  if (emergency && planVersion === ratificationVersion) return 'emergency';
  const wasAmended = notices.some((notice) => notice.planVersion === planVersion && notice.action === 'amend');
  if (wasAmended || askedAt >= plan.startsAt) return 'amendment';
  return previousPlan ? 'change' : 'request';
}
