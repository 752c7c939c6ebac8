import type { Mail } from '../aws/personal-topics';
import { factLines } from '../describe/facts';
import { actorText, personText, type Topic, type TopicKind } from '../describe/topic';
import type { Directory } from '../domain/directory/directory';
import type { Vote } from '../domain/voting/question';
import type { Reversal } from '../domain/voting/reversal';
import type { Outcome } from '../domain/voting/subject';
import { quote, subjectLine, zonedText } from './plain-text';

export interface OutcomeMail {
  readonly topic: Topic;
  readonly decision: Outcome;
  readonly reversal?: Reversal | undefined;
  readonly directory: Directory;
  /** Whether it goes to somebody who asked. */
  readonly own: boolean;
}

/** Tells how a question ended, and who voted how. */
export function outcomeMail({ topic, decision, reversal, directory, own }: OutcomeMail): Mail {
  const { question, subjectId, collection, timeZone } = topic;
  const { votes, rules, planVersion } = question;
  const noun = collection === 'windows' ? 'Window' : 'Proposal';
  return {
    subject: subjectLine(`${titles[topic.kind](topic.siteId)}: ${wordOf(topic.kind, decision)}`),
    text: [
      `${own ? 'Your' : 'The'} ${names[topic.kind]} of ${topic.siteId} ${became(topic.kind, decision)}.`,
      reversal ? reversals[reversal] : consequences[topic.kind][decision],
      '',
      ...topic.outcomeLines,
      ...factLines([
        {
          label: topic.kind === 'emergency' ? 'Started by' : 'Asked by',
          text: actorText(directory, topic.requestedBy),
        },
        { label: 'Reason', text: quote(topic.reason) },
        ...(topic.ticket === undefined ? [] : [{ label: 'Ticket', text: quote(topic.ticket) }]),
        { label: noun, text: `${subjectId}, plan version ${planVersion}` },
      ]),
      '',
      `Votes (${rules.approvalsRequired} needed):`,
      ...(votes.length === 0 ? ['- none'] : votes.map((vote) => voteLine(vote, timeZone, directory))),
      '',
    ].join('\n'),
  };
}

const titles = {
  request: (siteId) => `Maintenance of ${siteId}`,
  change: (siteId) => `Maintenance of ${siteId}`,
  amendment: (siteId) => `Change of the running maintenance of ${siteId}`,
  emergency: (siteId) => `EMERGENCY maintenance of ${siteId}`,
  policy: (siteId) => `Policy of ${siteId}`,
  template: (siteId) => `Template of ${siteId}`,
} as const satisfies Record<TopicKind, (siteId: string) => string>;

const names = {
  request: 'request for maintenance',
  change: 'request for maintenance',
  amendment: 'change of the running maintenance',
  emergency: 'emergency maintenance',
  policy: 'change of the policy',
  template: 'template for maintenance',
} as const satisfies Record<TopicKind, string>;

/** An emergency is ratified or not; whether it was refused or nobody answered in time, the consequence is one. */
const wordOf = (kind: TopicKind, decision: Outcome): string => {
  if (kind !== 'emergency') return decision;
  return decision === 'approved' ? 'ratified' : 'not ratified';
};

const became = (kind: TopicKind, decision: Outcome): string =>
  wordOf(kind, decision) === 'expired' ? 'has expired' : `is ${wordOf(kind, decision)}`;

const requested = {
  approved: 'It will be enforced at the edge from its start to its end by itself; nobody has to do anything.',
  rejected: 'Nothing will happen. Talk to those who rejected it and request a new window if it is still needed.',
  expired: 'Not enough approvers voted in time, so nothing will happen. Request a new window if it is still needed.',
  cancelled: 'Nothing will happen. The audit log says who called it off, and why.',
} as const satisfies Record<Outcome, string>;

const stands = (what: string) => ({
  rejected: `${what} Talk to those who rejected it, and ask again if it is still needed.`,
  expired: `Not enough approvers voted in time. ${what}`,
  cancelled: what,
});

const lapsed =
  'Nobody can start another emergency on this site until an approver ratifies this one through the Admin API.';

const consequences = {
  request: requested,
  change: requested,
  amendment: { approved: 'The changed plan is in force.', ...stands('The plan stays as it was.') },
  emergency: {
    approved: 'An approver said that it was right; nobody has to do anything.',
    rejected: lapsed,
    expired: lapsed,
    cancelled: lapsed,
  },
  policy: { approved: 'The site is ruled by it from now on.', ...stands('The policy stays as it was.') },
  template: {
    approved: 'Windows within its terms can be requested from it by its id, without asking anybody.',
    ...stands('No window can be made from it.'),
  },
} as const satisfies Record<TopicKind, Record<Outcome, string>>;

const reversals = {
  'ratified-late': 'An approver ratified it after all: emergencies can be started on this site again.',
  'called-off':
    'Its approvals stand no more, for the reason in the audit log, so it was called off and nothing will happen. Request a new window if it is still needed.',
} as const satisfies Record<Reversal, string>;

function voteLine({ approverId, decision, at, reason }: Vote, timeZone: string, directory: Directory): string {
  const line = `- ${decision} by ${personText(directory, approverId)}, ${zonedText(at, timeZone)}`;
  return reason === undefined ? line : `${line}: ${quote(reason)}`;
}
