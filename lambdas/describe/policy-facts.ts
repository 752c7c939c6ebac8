import type { Directory } from '../domain/directory/directory';
import { publicRemindersOf } from '../domain/site/notices';
import type { EmergencyRules, Policy } from '../domain/site/site';
import type { NamedApprovers } from '../domain/voting/question';
import { type Fact, fact, listed, type Said } from './facts';
import { personName } from './people';
import { durationText } from './times';

/** The facts for each member of a policy. */
const facts = {
  approvalsRequired: ({ approvalsRequired }) => [fact('Approvals needed', String(approvalsRequired))],
  veto: ({ veto }) => [fact('Rejections', veto ? 'one rejection is enough to reject' : 'the majority decides')],
  approvers: ({ approvers }, directory) => [
    fact('Who can approve', ...(approvers ? approversSaid(approvers, directory) : ['every approver'])),
  ],
  selfApproval: ({ selfApproval }) => [fact('Approving own requests', allowed(selfApproval))],
  lateApprovers: ({ lateApprovers }) => [
    fact('Votes of approvers added after the request', lateApprovers ? 'count' : 'do not count'),
  ],
  requireLogin: ({ requireLogin }) => [
    fact('How to vote', requireLogin ? 'signed in, not by mail' : 'by mail, or signed in'),
  ],
  signInMaxAgeSeconds: ({ signInMaxAgeSeconds }) =>
    signInMaxAgeSeconds === undefined
      ? []
      : [fact('Sign-in to vote or to start an emergency', `at most ${durationText(signInMaxAgeSeconds)} old`)],
  timeoutSeconds: ({ timeoutSeconds }) => [fact('A request stays open for', durationText(timeoutSeconds))],
  remindBeforeSeconds: ({ remindBeforeSeconds }) => [fact('Reminders', remindersText(remindBeforeSeconds, 'deadline'))],
  remindPublicBeforeSeconds: (policy) => [
    fact('Reminders to the public', remindersText(publicRemindersOf(policy), 'start')),
  ],
  leadTimeSeconds: ({ leadTimeSeconds }) => [fact('Shortest notice before a start', durationText(leadTimeSeconds))],
  maximumDurationSeconds: ({ maximumDurationSeconds }) => [
    fact('Longest window', durationText(maximumDurationSeconds)),
  ],
  overrunSeconds: ({ overrunSeconds }) => [
    fact('Extension without another approval', overrunSeconds === 0 ? 'none' : `up to ${durationText(overrunSeconds)}`),
  ],
  emergency: ({ emergency }) => emergencyFacts(emergency),
} as const satisfies Record<keyof Required<Policy>, (policy: Policy, directory: Directory) => readonly Fact[]>;

export function policyFacts(policy: Policy, directory: Directory): Fact[] {
  return Object.values(facts).flatMap((said): readonly Fact[] => said(policy, directory));
}

/** People by name, and groups. */
export function approversSaid({ people, groups }: NamedApprovers, directory: Directory): Said {
  const named = people.map((personId): Said => [personName(directory, personId)]);
  return listed([...named, ...groups.map((id): Said => ['everyone in group ', { id }])]);
}

function emergencyFacts({ maximumDurationSeconds, ratifyWithinSeconds }: EmergencyRules): Fact[] {
  const longest = maximumDurationSeconds === 0 ? 'not allowed' : `up to ${durationText(maximumDurationSeconds)}`;
  return [fact('Emergency windows', longest), fact('To be ratified within', durationText(ratifyWithinSeconds))];
}

const allowed = (is: boolean): string => (is ? 'allowed' : 'not allowed');

function remindersText(before: readonly number[], instant: 'deadline' | 'start'): string {
  return before.length === 0
    ? 'none'
    : `${before.map((seconds) => durationText(seconds)).join(', ')} before the ${instant}`;
}
