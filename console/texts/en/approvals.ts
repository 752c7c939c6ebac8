/** The questions that wait for the person, over all sites. */
export const approvals = {
  title: 'Approvals',
  description: 'The questions that wait for your vote, on all sites; the nearest deadline first',
  open: 'Waiting for your vote',
  voted: 'You voted, and it is undecided',
  nothing: 'Nothing waits for your vote',
  nothingText: 'You get a mail when something does. What you request yourself, others decide.',
  nothingVoted: 'Nothing that you voted on is undecided.',
  noApprover:
    'You are not an approver, so nothing waits for your vote here. Administrators make people approvers under People.',
  kinds: {
    request: 'Window',
    change: 'Changed window',
    amendment: 'Change of an approved window',
    emergency: 'Emergency to ratify',
    policy: 'Policy',
    template: 'Template',
  },
  headingOf: (kind: string, what: string) => `${kind}: ${what}`,
  actionOn: (action: string, what: string) => `${action}: ${what}`,
  yourVotes: { approve: 'You approved', reject: 'You rejected' },
  votes: 'Approvals',
  votesOf: (given: number, required: number) => `${given} of ${required}`,
  decideBy: 'Decide by',
  wholePlan: 'The whole plan',
};
