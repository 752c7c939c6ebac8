import type { Mail } from '../aws/personal-topics';
import { zonesFor } from '../describe/audience';
import { type Fact, fact } from '../describe/facts';
import type { QuestionKind } from '../describe/kind';
import { noticeSaid, noticeTitle } from '../describe/notices';
import { personIn } from '../describe/people';
import { windowFacts } from '../describe/plan-facts';
import { describeQuestion } from '../describe/question';
import { wordsFor } from '../describe/question-words';
import { standingOf } from '../describe/standing';
import { templateFacts } from '../describe/template-facts';
import type { EpochSeconds } from '../domain/actor';
import type { Notice } from '../domain/audit/notice';
import type { Directory } from '../domain/directory/directory';
import { siteName } from '../domain/site/branding';
import type { Site } from '../domain/site/site';
import { type Subject, subjectIdOf } from '../domain/voting/subject';
import { differenceLines, factLines, saidText } from './fact-lines';
import { nameInSubject, quote, subjectLine } from './plain-text';

export interface NoticeMail {
  readonly subject: Subject;
  /** What was done, oldest first; at least one. */
  readonly notices: readonly Notice[];
  readonly directory: Directory;
  /** Absent when it was deleted. */
  readonly site: Site | undefined;
  /** Who it goes to: times are told in their zone first. */
  readonly personId: string;
  readonly now: EpochSeconds;
}

/** Says what others did to a window or a proposal, why, and what applies now. */
export function noticeMail(mail: NoticeMail): Mail {
  const { subject, notices, directory, site, now } = mail;
  const { siteId, reason } = subject.kind === 'window' ? subject.window : subject.proposal;
  const name = siteName(site ?? { siteId });
  const timeZones = zonesOf(mail);
  const done = notices.flatMap((notice) => [
    saidText(noticeSaid(notice, subject, directory, name), timeZones),
    ...reasonLines(notice),
    ...earlierLines(notice, subject),
  ]);
  const about = [
    fact('Reason for the request', { written: reason }),
    fact(subject.kind === 'window' ? 'Window' : 'Proposal', subjectIdOf(subject)),
  ];
  return {
    subject: subjectLine(
      `${wordsFor[titleKind(subject)].title(nameInSubject({ siteId, siteName: name }))}: ${titleOfAll(notices)}`,
    ),
    text: [
      ...done,
      '',
      saidText(standingOf(subject, now), timeZones),
      '',
      ...changeLines(mail, timeZones),
      ...factLines(contentOf(subject), timeZones),
      '',
      ...factLines(about, timeZones),
      '',
      'You get this mail because you requested this, voted or commented on it, or were asked to vote on it.',
      '',
    ].join('\n'),
  };
}

function zonesOf({ subject, site, directory, personId }: NoticeMail): readonly string[] {
  const zone = subject.kind === 'window' ? subject.window.timeZone : undefined;
  return zonesFor(personIn(directory, personId), zone, site?.timeZone);
}

/** A window keeps the title under which it was requested. */
function titleKind(subject: Subject): QuestionKind {
  if (subject.kind === 'proposal') return subject.proposal.content.kind;
  return subject.window.emergency ? 'emergency' : 'request';
}

/** The most important notice: the latest that is not a comment, otherwise a comment. */
function titleOfAll(notices: readonly Notice[]): string {
  const weightiest = notices.filter(({ action }) => action !== 'comment').at(-1);
  if (weightiest) return noticeTitle(weightiest);
  return notices.length > 1 ? 'new comments' : 'new comment';
}

function reasonLines({ action, reason }: Notice): string[] {
  if (reason !== undefined) return [`Why: ${quote(reason)}`];
  return reasoned.has(action) ? ['Why: no reason was given.'] : [];
}

/** What the reason was until then: people may have approved with it. */
function earlierLines({ action, at }: Notice, subject: Subject): string[] {
  if (action !== 'edit' || subject.kind !== 'window') return [];
  const earlier = subject.window.earlierReasons?.filter((reason) => reason.at === at) ?? [];
  return earlier.map(({ reason, ticket }) =>
    ticket === undefined
      ? `The reason was: ${quote(reason)}`
      : `The reason was: ${quote(reason)} (ticket ${quote(ticket)})`,
  );
}

/** Actions whose reason is not obvious, so that a missing reason is mentioned. */
const reasoned: ReadonlySet<Notice['action']> = new Set(['cancel', 'end', 'revoke-template']);

/** The change that the newest of the notices asks for, if it is still the one that is asked about. */
function changeLines({ subject, notices, directory, site }: NoticeMail, timeZones: readonly string[]): string[] {
  const planVersion = notices.filter((notice) => notice.planVersion !== undefined).at(-1)?.planVersion;
  const changed = planVersion === undefined ? undefined : describeQuestion(subject, planVersion, { directory, site });
  return differenceLines('The change:', changed?.changes ?? [], timeZones);
}

/** The plan with the end in force or the end that there was, or the limits of the template. */
function contentOf(subject: Subject): readonly Fact[] {
  if (subject.kind === 'window') return windowFacts(subject.window);
  const { content } = subject.proposal;
  return content.kind === 'template' ? templateFacts(content.template) : [];
}
