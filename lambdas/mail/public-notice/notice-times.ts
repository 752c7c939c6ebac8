import type { EpochSeconds } from '../../domain/actor';
import type { NoticeLanguage } from '../../domain/site/notice-languages';

/** `Sunday, 22 November 2026 at 02:00 CET`, by the rules of a language. British English has the day before the month, as other mails. */
export function spokenInstant(at: EpochSeconds, language: NoticeLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
    .format(at * 1000)
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** `2026-11-22 02:00 CET`: the same in every language, and ASCII. */
export function plainInstant(at: EpochSeconds, timeZone: string): string {
  const { year, month, day, hour, minute, timeZoneName } = partsOf(at, timeZone);
  return `${year}-${month}-${day} ${hour}:${minute} ${timeZoneName}`;
}

function partsOf(at: EpochSeconds, timeZone: string): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
  return Object.fromEntries(format.formatToParts(at * 1000).map(({ type, value }) => [type, value]));
}

/** What a language calls itself. */
export const languageName = (language: NoticeLanguage): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
