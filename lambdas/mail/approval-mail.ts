import type { Mail } from '../aws/personal-topics';
import { factLines } from '../describe/facts';
import { actorText, type Topic, type TopicKind } from '../describe/topic';
import type { Directory } from '../domain/directory/directory';
import { formatToken } from '../domain/voting/voting-link';
import type { MintedSecret } from '../platform/mint';
import { quote, subjectLine, zonedText } from './plain-text';

/** `told`: somebody who cannot vote on it and is to know. */
export type Occasion = 'question' | 'reminder' | 'burned' | 'withdrawn' | 'told';

export interface VotingMail {
  readonly topic: Topic;
  readonly directory: Directory;
  readonly approverId: string;
  readonly occasion: Occasion;
  /** Absent where only signed votes count, and for those who are told. */
  readonly minted?: MintedSecret;
  /** URL of the confirm page, without a query. */
  readonly approvalsUrl: string;
}

/** Asks one approver. The code stands beside the link and not in it, because mail scanners open links and submit forms. */
export function votingMail(mail: VotingMail): Mail {
  const { topic, directory, occasion } = mail;
  const { kind, siteId, question, timeZone } = topic;
  const [heading, ...opening] = openings[kind](siteId);
  const by = zonedText(question.decideBy, 'UTC');
  const urgency = occasion === 'reminder' ? 'Reminder: ' : '';
  const emergency = kind === 'emergency';
  const ask = emergency ? 'ratify' : 'approve or reject';
  return {
    subject: subjectLine(`${urgency}${titles[kind](siteId)}: ${ask} by ${by}`),
    text: [
      heading,
      ...(occasion === 'told' ? [] : opening),
      ...occasions[occasion],
      '',
      ...howToVote(mail),
      ...topic.lines,
      ...factLines([
        { label: emergency ? 'Ratify by' : 'Decide by', text: zonedText(question.decideBy, timeZone) },
        { label: emergency ? 'Started by' : 'Asked by', text: actorText(directory, topic.requestedBy) },
        { label: 'Reason', text: quote(topic.reason) },
        ...(topic.ticket === undefined ? [] : [{ label: 'Ticket', text: quote(topic.ticket) }]),
        { label: nouns[topic.collection], text: `${topic.subjectId}, plan version ${question.planVersion}` },
      ]),
      '',
      ...warnings(mail),
      '',
    ].join('\n'),
  };
}

const titles = {
  request: (siteId) => `Maintenance of ${siteId}`,
  change: (siteId) => `Changed maintenance of ${siteId}`,
  amendment: (siteId) => `Change of the running maintenance of ${siteId}`,
  emergency: (siteId) => `EMERGENCY maintenance of ${siteId}`,
  policy: (siteId) => `Policy of ${siteId}`,
  template: (siteId) => `Template of ${siteId}`,
} as const satisfies Record<TopicKind, (siteId: string) => string>;

const openings = {
  request: (siteId) => [`A maintenance window of ${siteId} waits for your vote.`],
  change: (siteId) => [
    `A maintenance window of ${siteId} waits for your vote. The plan was changed; earlier votes are void.`,
  ],
  amendment: (siteId) => [
    `The running maintenance window of ${siteId} is to be changed, and that waits for your vote.`,
    'The plan that stands holds until enough approvers agree.',
  ],
  emergency: (siteId) => [
    `Emergency maintenance of ${siteId} is in force: it was started without an approval.`,
    'Say whether it was right. Unless it is ratified in time, nobody can start another one on this site.',
    'Your answer does not end it: it ends by itself, or when somebody who may end windows does.',
  ],
  policy: (siteId) => [
    `The policy of ${siteId}, which says who approves what, is to be changed, and that waits for your vote.`,
  ],
  template: (siteId) => [
    `A template for maintenance of ${siteId} waits for your vote.`,
    'Once it is approved, windows within its terms start without asking anybody.',
  ],
} as const satisfies Record<TopicKind, (siteId: string) => readonly [string, ...string[]]>;

const occasions = {
  question: [],
  reminder: ['You were asked before and have not voted yet.'],
  burned: [
    'Your last link opens nothing any more: five wrong codes were tried on it. Use the link and the code in this mail.',
    'That was not you? Then somebody else has your link; tell the people who run maintenance.',
  ],
  withdrawn: ['You took your vote back, and your earlier links open nothing any more. You can vote anew.'],
  told: ['You are told because you approve here; on this one you cannot vote.'],
} as const satisfies Record<Occasion, readonly string[]>;

const nouns = { windows: 'Window', proposals: 'Proposal' } as const;

function howToVote({ topic, approverId, occasion, minted, approvalsUrl }: VotingMail): string[] {
  if (occasion === 'told') return [];
  const { kind, subjectId, collection } = topic;
  if (!minted) {
    const calls = [kind === 'emergency' ? 'ratify' : 'approve', 'reject'];
    return [
      'Only signed votes count on this site, so there is no link in this mail. Vote through the Admin API:',
      '',
      ...calls.map((call) => `POST /v1/${collection}/${subjectId}/${call}`),
      '',
    ];
  }
  return [
    'Open this link to read the plan and to vote:',
    '',
    `${approvalsUrl}?token=${formatToken(subjectId, approverId, minted.secret)}`,
    '',
    'The page asks for this code:',
    '',
    minted.code,
    '',
  ];
}

function warnings({ topic, minted }: VotingMail): string[] {
  const holder = [
    'The link is yours alone and works for one vote. Whoever holds this mail can vote in your name: do not forward it.',
  ];
  const stranger =
    topic.kind === 'emergency'
      ? ['You know of no emergency? Tell the people who run maintenance at once.']
      : [
          'You did not expect this? Do not vote, and tell the people who run maintenance. Without enough approvals nothing',
          'happens, and the request expires by itself.',
        ];
  return [...(minted ? holder : []), ...stranger];
}
