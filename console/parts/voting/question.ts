import type { Window } from '../../api/types';

type Votes = Window['approvals']['votes'];

/** What people are asked about a window: its plan, a change of it, or whether an emergency was right. */
export interface Question {
  readonly kind: 'plan' | 'amendment' | 'emergency';
  readonly required: number;
  readonly veto: boolean;
  readonly votes: Votes;
  readonly decideBy: string;
  readonly askedBy: string | undefined;
  readonly planVersion: number;
}

/** The question that is open, if one is. */
export function openQuestion(window: Window): Question | undefined {
  const { amendment, emergency, status, approvals, requestedBy, planVersion } = window;
  if (amendment && !amendment.decided) {
    const { decideBy, requestedBy: asker, planVersion: version } = amendment;
    const askedBy = asker.personId;
    return { kind: 'amendment', ...amendment.approvals, decideBy, askedBy, planVersion: version };
  }
  const asked = { ...approvals, askedBy: requestedBy.personId, planVersion };
  if (emergency && emergency.status !== 'ratified')
    return { kind: 'emergency', ...asked, decideBy: emergency.ratifyBy };
  return status === 'requested' ? { kind: 'plan', ...asked, decideBy: window.decideBy } : undefined;
}

/** How many approved. */
export const approvalsOf = (votes: Votes): number => votes.filter(({ decision }) => decision === 'approve').length;
