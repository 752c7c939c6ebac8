import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory';
import { formatToken } from '../domain/voting-link';
import type { Plan, Window } from '../domain/window';
import type { MintedSecret } from '../services/mint';
import type { Mail } from '../services/personal-topics';
import { quote, subjectLine, zonedText } from './plain-text';

const modeTexts = {
  full: 'full maintenance: every request is answered with 503',
  'testers-only': 'testers only: everyone without a bypass is answered with 503',
  'read-only': 'read-only: requests that write are answered with 403',
} as const;

export interface VotingMail {
  readonly window: Window;
  readonly directory: Directory;
  readonly approverId: string;
  readonly minted: MintedSecret;
  /** URL of the confirm page, without a query. */
  readonly approvalsUrl: string;
}

/** Asks one approver. The code stands beside the link and not in it, because mail scanners open links and submit forms. */
export function votingMail({ window, directory, approverId, minted, approvalsUrl }: VotingMail): Mail {
  const decideBy = zonedText(window.decideBy, 'UTC');
  const token = formatToken(window.windowId, approverId, minted.secret);
  return {
    subject: subjectLine(`Maintenance of ${window.siteId}: approve or reject by ${decideBy}`),
    text: [
      `A maintenance window of ${window.siteId} waits for your vote.`,
      '',
      'Open this link to read the plan and to vote:',
      '',
      `${approvalsUrl}?token=${token}`,
      '',
      'The page asks for this code:',
      '',
      minted.code,
      '',
      ...planLines(window),
      `Decide by:  ${zonedText(window.decideBy, window.timeZone)}`,
      `Asked by:   ${requesterText(directory, window.requestedBy)}`,
      `Reason:     ${quote(window.reason)}`,
      ...(window.ticket === undefined ? [] : [`Ticket:     ${quote(window.ticket)}`]),
      `Window:     ${window.windowId}, plan version ${window.planVersion}`,
      '',
      'The link is yours alone and works for one vote. Whoever holds this mail can vote in your name: do not forward it.',
      'You did not expect this? Do not vote, and tell the people who run maintenance. Without enough approvals nothing',
      'happens, and the request expires by itself.',
      '',
    ].join('\n'),
  };
}

/** What, where and when, in the zone of the request and in UTC. */
export function planLines({ plan, timeZone }: Window): string[] {
  return [
    `What:       ${modeTexts[plan.mode]}`,
    `Where:      ${plan.hostnames.join(', ')}`,
    `            ${scopeText(plan)}`,
    `From:       ${zonedText(plan.startsAt, timeZone)}`,
    `Until:      ${zonedText(plan.endsAt, timeZone)}`,
    ...(plan.allowedMethods ? [`Passing:    ${plan.allowedMethods.join(', ')}`] : []),
    ...(plan.message === undefined ? [] : [`Visitors:   ${quote(plan.message)}`]),
    ...Object.entries(plan.messages ?? {}).map(([tag, text]) => `${`In ${tag}:`.padEnd(11)} ${quote(text)}`),
  ];
}

const scopeText = ({ paths }: Plan): string =>
  paths.length === 0 ? 'the whole site' : `only below ${paths.map(quote).join(', ')}`;

function requesterText({ people }: Directory, { personId, machineId }: Actor): string {
  const name = quote(people.find((person) => person.personId === personId)?.name ?? personId ?? 'somebody unknown');
  return machineId === undefined ? name : `${machineId}, which belongs to ${name}`;
}
