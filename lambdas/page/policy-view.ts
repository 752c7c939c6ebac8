import type { Directory } from '../domain/directory/directory';
import type { EmergencyRules, Policy } from '../domain/site/site';
import type { NamedApprovers } from '../domain/voting/question';
import { type Fact, fact, listed } from './fact-list';
import { type Html, html } from './html';
import { nameOf } from './people';
import { duration } from './times';

/** A policy line by line, in words for whoever votes on it. */
export function policyFacts(policy: Policy, directory: Directory): Fact[] {
  const { approvalsRequired, veto, approvers, remindBeforeSeconds, overrunSeconds } = policy;
  return [
    fact('Approvals needed', String(approvalsRequired)),
    fact('Rejections', veto ? 'one rejection decides' : 'the majority decides'),
    fact('Who may approve', approvers ? approversText(approvers, directory) : 'every approver'),
    fact('Approving one’s own request', allowed(policy.selfApproval)),
    fact('Approvers added after the request', policy.lateApprovers ? 'count' : 'do not count'),
    fact(
      'How to vote',
      policy.requireLogin ? 'signed in only, through the API' : 'by mail, or signed in through the API',
    ),
    fact('A request stays open', duration(policy.timeoutSeconds)),
    fact('Reminders', remindersText(remindBeforeSeconds)),
    fact('Least time before a start', duration(policy.leadTimeSeconds)),
    fact('Longest window', duration(policy.maximumDurationSeconds)),
    fact('Longer without asking again', overrunSeconds === 0 ? 'never' : `up to ${duration(overrunSeconds)}`),
    ...emergencyFacts(policy.emergency),
  ];
}

function emergencyFacts({ maximumDurationSeconds, ratifyWithinSeconds }: EmergencyRules): Fact[] {
  const longest = maximumDurationSeconds === 0 ? 'not allowed' : `up to ${duration(maximumDurationSeconds)}`;
  return [fact('Emergencies', longest), fact('To be ratified within', duration(ratifyWithinSeconds))];
}

export function approversText({ people, groups }: NamedApprovers, directory: Directory): Html {
  const named = people.map((personId) => nameOf(directory, personId));
  return listed([...named, ...groups.map((group) => html`everyone in <code>${group}</code>`)]);
}

const allowed = (is: boolean): string => (is ? 'allowed' : 'not allowed');

function remindersText(before: readonly number[]): string {
  return before.length === 0 ? 'none' : `${before.map(duration).join(', ')} before the deadline`;
}
