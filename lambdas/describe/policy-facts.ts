import type { EmergencyRules, Policy } from '../domain/site/site';
import type { NamedApprovers } from '../domain/voting/question';
import { durationText } from '../mail/plain-text';
import type { Fact } from './facts';

/** A site's policy, field by field. */
export function policyFacts(policy: Policy): Fact[] {
  const { approvalsRequired: required, remindBeforeSeconds, overrunSeconds } = policy;
  return [
    { label: 'Approvals', text: policy.veto ? `${required}, and one rejection decides` : `${required}, by majority` },
    { label: 'Approvers', text: approversText(policy.approvers) },
    { label: 'Own ones', text: policy.selfApproval ? 'whoever asks may vote' : 'whoever asks may not vote' },
    { label: 'Late ones', text: policy.lateApprovers ? 'count' : 'do not count' },
    { label: 'Votes', text: policy.requireLogin ? 'signed only' : 'signed or by mail' },
    { label: 'Open for', text: durationText(policy.timeoutSeconds) },
    { label: 'Reminders', text: remindersText(remindBeforeSeconds) },
    { label: 'Lead time', text: durationText(policy.leadTimeSeconds) },
    { label: 'Longest', text: durationText(policy.maximumDurationSeconds) },
    { label: 'Overrun', text: overrunSeconds === 0 ? 'none' : durationText(overrunSeconds) },
    { label: 'Emergency', text: emergencyText(policy.emergency) },
  ];
}

function approversText(approvers: NamedApprovers | undefined): string {
  if (!approvers) return 'everyone who approves';
  return [...approvers.people, ...approvers.groups.map((group) => `group ${group}`)].join(', ');
}

const remindersText = (before: readonly number[]): string =>
  before.length === 0 ? 'none' : `${before.map(durationText).join(', ')} before the deadline`;

function emergencyText({ maximumDurationSeconds, ratifyWithinSeconds }: EmergencyRules): string {
  if (maximumDurationSeconds === 0) return 'off';
  return `at most ${durationText(maximumDurationSeconds)}, to be ratified within ${durationText(ratifyWithinSeconds)}`;
}
