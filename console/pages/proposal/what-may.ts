import type { Proposal, Site } from '../../api/types';
import { type Viewer, votingActions } from '../../parts/voting/may-vote';
import type { AnswerAction } from '../../parts/voting/send-answer';

/**
 * What a person may do with a proposal now. The API decides; this leaves out what it would refuse.
 * @param policy of the site; without it, nobody is left out as an approver
 */
export function actionsFor(
  proposal: Proposal,
  viewer: Viewer,
  policy: Site['policy'] | undefined,
): readonly AnswerAction[] {
  const { status, kind } = proposal;
  const ends = viewer.may('requester');
  if (status === 'approved' && kind === 'template' && ends) return ['revoke'];
  if (status !== 'requested') return [];
  return [...votingActions(questionOf(proposal), viewer, policy), ...(ends ? (['cancel'] as const) : [])];
}

/** The question that a proposal asks. */
export const questionOf = ({ approvals, requestedBy, requestedAt: askedAt }: Proposal) =>
  ({ kind: 'proposal', votes: approvals.votes, askedBy: requestedBy.personId, askedAt }) as const;
