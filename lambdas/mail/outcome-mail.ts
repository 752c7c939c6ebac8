import type { Mail } from '../aws/personal-topics';
import { zonesFor } from '../describe/audience';
import { fact } from '../describe/facts';
import { personIn, personName } from '../describe/people';
import type { QuestionDescription } from '../describe/question';
import { wordsFor } from '../describe/question-words';
import { originFacts } from '../describe/voting-facts';
import type { Directory } from '../domain/directory/directory';
import type { Vote } from '../domain/voting/question';
import type { Reversal } from '../domain/voting/reversal';
import type { Outcome } from '../domain/voting/subject';
import { differenceLines, factLines, saidText } from './fact-lines';
import { nameInSubject, quote, subjectLine } from './plain-text';

export interface OutcomeMail {
  readonly description: QuestionDescription;
  readonly outcome: Outcome;
  readonly reversal?: Reversal | undefined;
  /** Why it was cancelled or reversed, if that is recorded. */
  readonly because?: string | undefined;
  readonly directory: Directory;
  /** Who it goes to: times are told in their zone first. */
  readonly personId: string;
  /** Whether the recipient is one of the requesters. */
  readonly own: boolean;
}

/** Says how a question ended, what that means, and who voted how. */
export function outcomeMail(mail: OutcomeMail): Mail {
  const { description, outcome, because, directory, own } = mail;
  const { kind, siteName, question, subjectId, collection, reason } = description;
  const timeZones = zonesFor(personIn(directory, mail.personId), ...description.timeZones);
  const { title, noun, became } = wordsFor[kind];
  const { votes, rules, planVersion } = question;
  return {
    subject: subjectLine(`${title(nameInSubject(description))}: ${became[outcome]}`),
    text: [
      `${own ? 'Your' : 'The'} ${noun} of ${quote(siteName)} ${outcome === 'expired' && became.expired === 'expired' ? 'has' : 'is'} ${became[outcome]}.`,
      consequence(mail),
      ...(because === undefined ? [] : [`Why: ${quote(because)}`]),
      '',
      ...contentLines(description, timeZones),
      '',
      ...factLines(
        [
          fact('Reason', { written: reason }),
          ...originFacts(description, directory),
          fact(collection === 'windows' ? 'Window' : 'Proposal', `${subjectId}, plan version ${planVersion}`),
        ],
        timeZones,
      ),
      '',
      `Votes (${rules.approvalsRequired} needed):`,
      ...(votes.length === 0 ? ['- none'] : votes.map((vote) => voteLine(vote, timeZones, directory))),
      '',
    ].join('\n'),
  };
}

function consequence({ description, outcome, reversal }: OutcomeMail): string {
  return reversal ? reversals[reversal] : wordsFor[description.kind].consequences[outcome];
}

/** For an amendment and a policy the changes; for a plan and a template everything. */
function contentLines(
  { kind, changes = [], current, facts }: QuestionDescription,
  timeZones: readonly string[],
): string[] {
  if (current)
    return [
      ...differenceLines('The change:', changes, timeZones),
      'The current plan:',
      ...factLines(current, timeZones),
    ];
  if (kind === 'policy') return differenceLines('The change:', changes, timeZones);
  return factLines(facts, timeZones);
}

const reversals = {
  'ratified-late': 'An approver has now ratified it: emergencies can be started on this site again.',
  'called-off':
    'Its approvals no longer count, so it was cancelled and will not take place. If it is still needed, request a new window.',
} as const satisfies Record<Reversal, string>;

const verbs = { approve: 'approved', reject: 'rejected' } as const satisfies Record<Vote['decision'], string>;

function voteLine(
  { approverId, decision, at, reason }: Vote,
  timeZones: readonly string[],
  directory: Directory,
): string {
  const line = `- ${verbs[decision]} by ${saidText([personName(directory, approverId), ' on ', { at }], timeZones)}`;
  return reason === undefined ? line : `${line}: ${quote(reason)}`;
}
