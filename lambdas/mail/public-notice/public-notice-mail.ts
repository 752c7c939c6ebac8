import { words as pageWords } from '../../../edge/page/words';
import type { EpochSeconds } from '../../domain/actor';
import type { PublicFacts, PublicNotice } from '../../domain/public-notice/public-notice';
import type { NoticeLanguage } from '../../domain/site/notice-languages';
import { nameInSubject, quote, subjectLine } from '../plain-text';
import { languageName, plainInstant, spokenInstant } from './notice-times';
import type { NoticeTitle } from './word-types';
import { noticeWords } from './words';

/** What a notice says: it has no member that the public must not see. */
export interface PublicNoticeMail {
  readonly notice: PublicNotice;
  readonly siteId: string;
  readonly siteName: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The first one leads. */
  readonly languages: readonly NoticeLanguage[];
  /** The texts for visitors. */
  readonly message?: string | undefined;
  /** By language tag in lower case. */
  readonly messages?: Readonly<Record<string, string>> | undefined;
  /** No other window affects the site now. */
  readonly isOpen: boolean;
  readonly now: EpochSeconds;
}

/** A start that is nearer than this is soon: visitors should finish what they are doing. */
const SOON_SECONDS = 3600 + 60;

/** One mail with a section for each language. */
export function publicNoticeMail(mail: PublicNoticeMail) {
  const { languages } = mail;
  const sections = languages.map((language) => {
    const heading = languages.length > 1 ? [`[${languageName(language)}]`] : [];
    return directed(language, [...heading, ...sectionLines(mail, language)]).join('\n');
  });
  return { subject: subjectOf(mail), text: `${sections.join('\n\n')}\n` };
}

/** In the first language where its titles are plain ASCII, which SNS demands; otherwise in English. */
function subjectOf({ notice, siteId, siteName, timeZone, languages }: PublicNoticeMail): string {
  const [first = 'en'] = languages;
  const isAscii = Object.values(noticeWords[first].titles).every((text) => /^[\x20-\x7e]+$/.test(text));
  const said = `: ${noticeWords[isAscii ? first : 'en'].titles[titleOf(notice)]}`;
  const { startsAt, endsAt } = notice.facts;
  const at = plainInstant(notice.kind === 'extended' || notice.kind === 'ended' ? endsAt : startsAt, timeZone);
  const name = nameInSubject({ siteId, siteName });
  const room = 99 - said.length - at.length - 3;
  return subjectLine(`${name.length > room ? `${name.slice(0, room - 3)}...` : name}${said} (${at})`);
}

const titleOf = ({ kind, changed }: PublicNotice): NoticeTitle => (changed ? 'changed' : kind);

function sectionLines(mail: PublicNoticeMail, language: NoticeLanguage): string[] {
  const { notice, siteName } = mail;
  const isSoon = notice.kind === 'reminder' && notice.facts.startsAt - mail.now <= SOON_SECONDS;
  const { soon } = pageWords[language];
  const title = isSoon ? soon.title : noticeWords[language].titles[titleOf(notice)];
  const lead = [leadOf(mail, language), ...(isSoon ? [soon.lead] : [])].join(' ');
  const message = isOver(notice) ? undefined : messageIn(mail, language);
  return [
    `${isolated(quote(siteName))}: ${title}`,
    ...(lead === '' ? [] : ['', lead]),
    '',
    ...factLines(mail, language),
    ...(message === undefined ? [] : ['', isolated(quote(message))]),
  ];
}

const isOver = ({ kind }: PublicNotice): boolean => kind === 'ended' || kind === 'cancelled';

/** What it means for visitors. That a site can be used is said only where no other window affects it. */
function leadOf({ notice, isOpen }: PublicNoticeMail, language: NoticeLanguage): string {
  const { open, unaffected, effects } = noticeWords[language];
  if (!isOver(notice)) return effects[notice.facts.mode];
  if (!isOpen) return '';
  return notice.kind === 'ended' ? open : unaffected;
}

function factLines({ notice: { kind, facts }, timeZone }: PublicNoticeMail, language: NoticeLanguage): string[] {
  const { start, ended } = noticeWords[language];
  const { end, affected } = pageWords[language];
  const line = (label: string, at: EpochSeconds) => `${label}: ${instantIn(at, language, timeZone)}`;
  const where = affectedText(facts, language);
  return [
    line(start, facts.startsAt),
    line(kind === 'ended' ? ended : end, facts.endsAt),
    ...(where === '' ? [] : [`${affected}: ${where}`]),
  ];
}

function instantIn(at: EpochSeconds, language: NoticeLanguage, timeZone: string): string {
  const spoken = spokenInstant(at, language, timeZone);
  const [local, utc] = [plainInstant(at, timeZone), plainInstant(at, 'UTC')];
  return local === utc ? isolated(spoken) : `${isolated(spoken)} (${isolated(utc)})`;
}

/** Hostnames are public, and paths may not be. */
function affectedText({ hostnames, partial }: PublicFacts, language: NoticeLanguage): string {
  const names = (hostnames ?? []).map((name) => isolated(name)).join(', ');
  const parts = partial ? noticeWords[language].parts : '';
  return [names, parts].filter((text) => text !== '').join(' – ');
}

/** The message in a language or a variant of it, or the one for everybody. */
function messageIn({ message, messages = {} }: PublicNoticeMail, language: NoticeLanguage): string | undefined {
  const tag = [language, ...Object.keys(messages).sort()].find(
    (each) => messages[each] !== undefined && (each === language || each.startsWith(`${language}-`)),
  );
  return tag === undefined ? message : messages[tag];
}

/** A part of a line that may run in the other direction (first strong isolate). https://www.unicode.org/reports/tr9/ */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/**
 * A mail as plain text has no direction, so mail programs look at the first letter of each line: a mark in front of it says that the
 * line runs to the left. Languages that run to the right need neither marks nor isolates, unless their text is of the other kind.
 */
function directed(language: NoticeLanguage, lines: readonly string[]): string[] {
  if ('direction' in pageWords[language]) return lines.map((line) => (line === '' ? line : `\u200f${line}`));
  return lines.map((line) => (/[\u0590-\u08ff]/.test(line) ? line : line.replace(/[\u2068\u2069]/g, '')));
}
