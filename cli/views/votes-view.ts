import type { Window } from '../api/answers';
import type { Text } from '../output/text';

type Approvals = Window['approvals'];

/** The part of an ARN that differs: `user/rita`, `assumed-role/deploy/pipeline`. */
export const principalText = (principal: string): string => principal.replace(/^arn:[\w-]+:\w+::\d+:/, '');

/** Who asked: the person, or the machine and its owner. */
export const requesterText = ({ personId, machineId, principal }: Window['requestedBy']): string =>
  machineId === undefined ? (personId ?? principalText(principal)) : `${machineId} of ${personId}`;

/** How far a question is, and each vote on it. */
export function voteFacts({ votes, required, veto, requireLogin }: Approvals): [string, Text][] {
  const approving = votes.filter(({ decision }) => decision === 'approve').length;
  const rules = `${veto ? ', one rejection decides' : ''}${requireLogin ? ', signed votes only' : ''}`;
  return [
    ['Votes', `${approving} of ${required} needed${rules}`],
    ...votes.map((vote): [string, Text] => ['', voteText(vote)]),
  ];
}

function voteText({ approverId, decision, assurance, reason }: Approvals['votes'][number]): string {
  const said = reason === undefined ? '' : `: ${reason}`;
  return `${approverId} ${decision === 'approve' ? 'approves' : 'rejects'} (${assurance})${said}`;
}
