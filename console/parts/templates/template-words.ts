import type { Proposal } from '../../api/types';
import { listed } from '../../texts/isolated';
import type { Wording } from '../../texts/texts-context';
import { languageNames } from '../settings/setting-text';
import { formatDuration } from '../times/time-format';

export type Template = NonNullable<Proposal['template']>;

/** What a template allows besides its mode, in a few words each. */
export function templateWords(template: Template, { texts, locale }: Omit<Wording, 'language'>): readonly string[] {
  const { templates: words, shared } = texts;
  const { paths, hostnames, hostnamesChosen, hours, maximumDurationSeconds } = template;
  return [
    words.upTo(formatDuration(maximumDurationSeconds, shared)),
    paths.length > 0 ? words.onPaths(listed(paths)) : words.wholeSite,
    ...(hostnamesChosen ? [words.onHosts(listed(hostnames))] : []),
    ...(hours ? [words.between(hours.from, hours.to, hours.timeZone)] : []),
    ...(hours?.days ? [words.onDays(hours.days.map((day) => dayName(day, locale)).join(', '))] : []),
    ...textWords(template.texts, words, locale),
  ];
}

type TextWords = Pick<Wording['texts']['templates'], 'noTexts' | 'textsUpTo' | 'textsIn'>;

function textWords(texts: Template['texts'], words: TextWords, locale: string): readonly string[] {
  if (!texts) return [];
  const { maximumLength, languages } = texts;
  if (maximumLength === 0) return [words.noTexts];
  const only = languages ? [words.textsIn(languageNames(languages, locale).join(', '))] : [];
  return [words.textsUpTo(maximumLength), ...only];
}

/** @param day 1 is Monday */
export const dayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
