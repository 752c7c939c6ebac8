import type { Directory } from '../domain/directory';
import type { Vote } from '../domain/question';
import type { Window } from '../domain/window';
import type { Decision } from '../services/approval-flow';
import type { Mail } from '../services/personal-topics';
import { planLines } from './approval-mail';
import { quote, subjectLine, zonedText } from './plain-text';

const consequences = {
  approved: 'It will be enforced at the edge from its start to its end by itself; nobody has to do anything.',
  rejected: 'Nothing will happen. Talk to those who rejected it and request a new window if it is still needed.',
  expired: 'Not enough approvers voted in time, so nothing will happen. Request a new window if it is still needed.',
  cancelled: 'Nothing will happen.',
} as const satisfies Record<Decision, string>;

/** Tells the requester how the request ended, and who voted how. */
export function outcomeMail(window: Window, decision: Decision, directory: Directory): Mail {
  return {
    subject: subjectLine(`Maintenance of ${window.siteId}: ${decision}`),
    text: [
      `Your request for maintenance of ${window.siteId} is ${decision}.`,
      consequences[decision],
      '',
      ...planLines(window),
      `Reason:     ${quote(window.reason)}`,
      `Window:     ${window.windowId}, plan version ${window.planVersion}`,
      '',
      `Votes (${window.approvalsRequired} needed):`,
      ...(window.votes.length === 0 ? ['- none'] : window.votes.map((vote) => voteLine(vote, window, directory))),
      '',
    ].join('\n'),
  };
}

function voteLine({ approverId, decision, at, reason }: Vote, { timeZone }: Window, { people }: Directory): string {
  const name = quote(people.find((person) => person.personId === approverId)?.name ?? approverId);
  const line = `- ${decision} by ${name}, ${zonedText(at, timeZone)}`;
  return reason === undefined ? line : `${line}: ${quote(reason)}`;
}
