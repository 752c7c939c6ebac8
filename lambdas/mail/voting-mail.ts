import type { Mail } from '../aws/personal-topics';
import { zonesFor } from '../describe/audience';
import { questionInConsole } from '../describe/console-address';
import { type Fact, fact, type Said } from '../describe/facts';
import { actorName, personIn, personName } from '../describe/people';
import { impactOf, startSaid } from '../describe/plan-facts';
import type { QuestionDescription } from '../describe/question';
import { type QuestionWords, wordsFor } from '../describe/question-words';
import { durationText, rangeTexts, shortInstant } from '../describe/times';
import { decisionFacts, originFacts } from '../describe/voting-facts';
import type { Directory } from '../domain/directory/directory';
import { formatToken } from '../domain/voting/voting-link';
import { isStartOpen } from '../domain/window/on-approval';
import type { Plan } from '../domain/window/window';
import type { MintedSecret } from '../platform/mint';
import { beside, differenceLines, factLines, saidText } from './fact-lines';
import { nameInSubject, subjectLine } from './plain-text';

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
  /** Where the deployment has a console. */
  readonly consoleUrl?: string | undefined;
}

/** Asks one approver. The code is not part of the link, because mail scanners open links and submit forms. */
export function votingMail(mail: VotingMail): Mail {
  const { description, occasion } = mail;
  const { kind, question, plan } = description;
  const timeZones = zonesOf(mail);
  const { title, answers, otherwise } = wordsFor[kind];
  const urgency = occasion === 'reminder' ? 'Reminder: ' : '';
  return {
    subject: subjectLine(
      `${urgency}${title(nameInSubject(description))}: ${answers} by ${shortInstant(question.decideBy, timeZones[0] ?? 'UTC')}`,
    ),
    text: [
      `Hello ${saidText([personName(mail.directory, mail.approverId)], [])},`,
      '',
      headline(mail),
      ...(plan ? [impactOf(plan)] : []),
      '',
      ...inShort(description, timeZones),
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

const zonesOf = ({ description, directory, approverId }: VotingMail): readonly string[] =>
  zonesFor(personIn(directory, approverId), ...description.timeZones);

function headline({ description, directory, occasion }: VotingMail): string {
  const { kind, siteName, changedBy, requestedBy } = description;
  const { asks, request }: QuestionWords = wordsFor[kind];
  const asked = saidText(asks(actorName(directory, changedBy ?? requestedBy), { written: siteName }), []);
  return request === undefined || occasion === 'informed' ? asked : `${asked} ${request}`;
}

/** When it takes place, and the deadline for the vote. */
function inShort({ kind, plan, question }: QuestionDescription, timeZones: readonly string[]): string[] {
  const times = plan
    ? [fact('When', ...whenSaid(plan, timeZones)), fact('Lasts', durationText(plan.endsAt - plan.startsAt))]
    : [];
  return factLines([...times, fact(wordsFor[kind].deadline, { at: question.decideBy })], timeZones);
}

/** `Mon 2 Nov, 12:00 – 13:00 CET (Mon 2 Nov, 11:00 – 12:00 UTC)`, or when it can start that starts on approval. */
function whenSaid(plan: Plan, timeZones: readonly string[]): Said {
  if (isStartOpen(plan)) return startSaid(plan);
  const [first, ...others] = rangeTexts(plan.startsAt, plan.endsAt, timeZones);
  return [beside(first, others, plan.startsAt, timeZones)];
}

const occasions = {
  question: [],
  reminder: ['', 'This is a reminder: you have not voted yet.'],
  withdrawn: ['', 'You withdrew your vote, so your earlier links no longer work. You can vote again with this mail.'],
  informed: ['', 'You get this mail because you are an approver. You cannot vote on this one.'],
} as const satisfies Record<Occasion, readonly string[]>;

function howToVote({ description, approverId, occasion, minted, approvalsUrl, consoleUrl }: VotingMail): string[] {
  if (occasion === 'informed') return [];
  const { kind, subjectId, collection, question } = description;
  const { call, yes, no, answers } = wordsFor[kind];
  if (!minted) {
    return [
      ...signedWays(description, consoleUrl),
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

/** Its own line, as every address in a mail. */
function signedWays(description: QuestionDescription, consoleUrl: string | undefined): string[] {
  const rule = 'This site accepts only signed votes, so this mail has no link.';
  if (consoleUrl === undefined) return [`${rule} To vote, call the Admin API with your own credentials:`];
  const page = questionInConsole(consoleUrl, description);
  const none = 'This site does not accept votes by mail. To vote, sign in to the console:';
  return [none, '', page, '', 'or call the Admin API with your own credentials:'];
}

function details(mail: VotingMail): string[] {
  const { description, directory } = mail;
  const timeZones = zonesOf(mail);
  const { kind, facts, beside, changes = [], current, reason, question, subjectId, collection } = description;
  const about: Fact[] = [
    fact('Reason', { written: reason }),
    ...originFacts(description, directory),
    ...decisionFacts(description, directory),
    fact(nouns[collection], `${subjectId}, plan version ${question.planVersion}`),
  ];
  return [
    ...differenceLines(kind === 'change' ? 'What was changed:' : 'What would change:', changes, timeZones),
    ...(kind === 'policy' ? ['The complete new policy:'] : []),
    ...(current ? ['The current plan:', ...factLines(current, timeZones)] : factLines(facts, timeZones)),
    ...(beside.length > 0
      ? ['', 'Overlapping windows (the strictest mode applies):', ...factLines(beside, timeZones)]
      : []),
    '',
    ...factLines(about, timeZones),
  ];
}

const nouns = { windows: 'Window', proposals: 'Proposal' } as const;

function warnings({ description, minted }: VotingMail): string[] {
  const holder =
    'The link is for you alone and works for one vote. Do not forward this mail: whoever has it can vote in your name.';
  return [...(minted ? [holder] : []), wordsFor[description.kind].unexpected];
}
