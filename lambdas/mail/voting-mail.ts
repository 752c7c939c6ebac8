import type { Mail } from '../aws/personal-topics';
import { type Fact, fact } from '../describe/facts';
import { actorName, personName } from '../describe/people';
import { impactOf } from '../describe/plan-facts';
import type { QuestionDescription } from '../describe/question';
import { type QuestionWords, wordsFor } from '../describe/question-words';
import { durationText, rangeText, utcText } from '../describe/times';
import { decisionFacts, originFacts } from '../describe/voting-facts';
import type { Directory } from '../domain/directory/directory';
import { formatToken } from '../domain/voting/voting-link';
import type { Plan } from '../domain/window/window';
import type { MintedSecret } from '../platform/mint';
import { differenceLines, factLines, saidText } from './fact-lines';
import { subjectLine } from './plain-text';

/** Why somebody is mailed about an open question. `informed`: they cannot vote on it, but should know. */
export type Occasion = 'question' | 'reminder' | 'withdrawn' | 'informed';

export interface VotingMail {
  readonly description: QuestionDescription;
  readonly directory: Directory;
  readonly approverId: string;
  readonly occasion: Occasion;
  /** Absent where only signed votes count, and for those who are informed. */
  readonly minted?: MintedSecret;
  /** URL of the confirm page, without a query. */
  readonly approvalsUrl: string;
}

/** Asks one approver. The code is not part of the link, because mail scanners open links and submit forms. */
export function votingMail(mail: VotingMail): Mail {
  const { description, occasion } = mail;
  const { kind, siteId, question, plan } = description;
  const { title, answers, otherwise } = wordsFor[kind];
  const urgency = occasion === 'reminder' ? 'Reminder: ' : '';
  return {
    subject: subjectLine(`${urgency}${title(siteId)}: ${answers} by ${utcText(question.decideBy)}`),
    text: [
      `Hello ${saidText([personName(mail.directory, mail.approverId)], 'UTC')},`,
      '',
      headline(mail),
      ...(plan ? [impactOf(plan)] : []),
      '',
      ...inShort(description),
      ...occasions[occasion],
      '',
      ...howToVote(mail),
      otherwise,
      '',
      ...details(mail),
      '',
      ...warnings(mail),
      '',
    ].join('\n'),
  };
}

function headline({ description, directory, occasion }: VotingMail): string {
  const { kind, siteId, timeZone, changedBy, requestedBy } = description;
  const { asks, request }: QuestionWords = wordsFor[kind];
  const asked = saidText(asks(actorName(directory, changedBy ?? requestedBy), siteId), timeZone);
  return request === undefined || occasion === 'informed' ? asked : `${asked} ${request}`;
}

/** When it takes place, and the deadline for the vote. */
function inShort({ kind, plan, question, timeZone }: QuestionDescription): string[] {
  const times = plan
    ? [fact('When', whenText(plan, timeZone)), fact('Lasts', durationText(plan.endsAt - plan.startsAt))]
    : [];
  return factLines([...times, fact(wordsFor[kind].deadline, { at: question.decideBy })], timeZone);
}

/** `Mon 2 Nov, 12:00 – 13:00 CET (Mon 2 Nov, 11:00 – 12:00 UTC)` */
function whenText({ startsAt, endsAt }: Plan, timeZone: string): string {
  const [local, utc] = [timeZone, 'UTC'].map((zone) => rangeText(startsAt, endsAt, zone));
  return local === utc ? `${local}` : `${local} (${utc})`;
}

const occasions = {
  question: [],
  reminder: ['', 'This is a reminder: you have not voted yet.'],
  withdrawn: ['', 'You withdrew your vote, so your earlier links no longer work. You can vote again with this mail.'],
  informed: ['', 'You get this mail because you are an approver. You cannot vote on this one.'],
} as const satisfies Record<Occasion, readonly string[]>;

function howToVote({ description, approverId, occasion, minted, approvalsUrl }: VotingMail): string[] {
  if (occasion === 'informed') return [];
  const { kind, subjectId, collection, question } = description;
  const { call, yes, no, answers } = wordsFor[kind];
  if (!minted) {
    return [
      'This site accepts only signed votes, so this mail has no link. To vote, call the Admin API with your own credentials:',
      '',
      ...[call, 'reject'].map((word) => `POST /v1/${collection}/${subjectId}/${word}`),
      `with the body {"planVersion":${question.planVersion}}`,
      '',
    ];
  }
  return [
    `To ${answers}, open this link:`,
    '',
    `${approvalsUrl}?token=${formatToken(subjectId, approverId, minted.secret)}`,
    '',
    'Enter this code on the page:',
    '',
    minted.code,
    '',
    `To say no, open the same link: the page lets you choose "${yes}" or "${no}". You can add a reason.`,
    '',
    'If the page says that the code is locked, enter these letters instead of the code:',
    '',
    `${minted.letters.slice(0, 4)}-${minted.letters.slice(4, 8)}-${minted.letters.slice(8)}`,
    '',
  ];
}

function details({ description, directory }: VotingMail): string[] {
  const { kind, facts, beside, changes = [], current, reason, question, subjectId, collection, timeZone } = description;
  const about: Fact[] = [
    fact('Reason', { written: reason }),
    ...originFacts(description, directory),
    ...decisionFacts(description, directory),
    fact(nouns[collection], `${subjectId}, plan version ${question.planVersion}`),
  ];
  return [
    ...differenceLines(kind === 'change' ? 'What was changed:' : 'What would change:', changes, timeZone),
    ...(kind === 'policy' ? ['The complete new policy:'] : []),
    ...(current ? ['The current plan:', ...factLines(current, timeZone)] : factLines(facts, timeZone)),
    ...(beside.length > 0
      ? ['', 'Overlapping windows (the strictest mode applies):', ...factLines(beside, timeZone)]
      : []),
    '',
    ...factLines(about, timeZone),
  ];
}

const nouns = { windows: 'Window', proposals: 'Proposal' } as const;

function warnings({ description, minted }: VotingMail): string[] {
  const holder =
    'The link is for you alone and works for one vote. Do not forward this mail: whoever has it can vote in your name.';
  return [...(minted ? [holder] : []), wordsFor[description.kind].unexpected];
}
