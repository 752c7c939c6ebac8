import { NO_LANGUAGE } from '../document/detail';
import { PAGE_LANGUAGES } from '../document/page-keys';
import type { EdgeHeader } from './event';
import { qualityOf } from './quality';

const ENGLISH = 'en';

/** What browsers send is shorter. */
const LONGEST = 128;

/**
 * The language that the visitor prefers most; `fr-ca` matches `fr`, and a language of quality 0 is not wanted.
 * Otherwise the text without a language, which counts as English: empty, or `und` if it has a separate entry.
 *
 * @param languages in lower case, separated by spaces, led by `und` where that is an entry
 */
export function preferredLanguage(accepted: EdgeHeader | undefined, languages: string): string {
  // No language to choose from.
  if (languages === NO_LANGUAGE) return languages;
  const found = accepted && accepted.value.length < LONGEST ? mostWanted(accepted.value.toLowerCase(), languages) : '';
  if (found && ` ${languages} `.includes(` ${found} `)) return found;
  return languages.startsWith(NO_LANGUAGE) ? NO_LANGUAGE : '';
}

/**
 * The language of the page's words. Browsers name the language first that their user wants most; only where there are no words in it,
 * the rest of the header is looked at.
 */
export function pageLanguage(accepted: EdgeHeader | undefined): string {
  if (!accepted) return ENGLISH;
  const first = accepted.value.slice(0, 2);
  const next = accepted.value[2] || ',';
  return (next === ',' || next === '-') && PAGE_LANGUAGES.indexOf(first) >= 0
    ? first || ENGLISH
    : preferredLanguage(accepted, PAGE_LANGUAGES) || ENGLISH;
}

function mostWanted(accepted: string, languages: string): string {
  const known = ` en ${languages} `;
  const ranges = accepted.split(',');
  let best = 0;
  let found = '';
  for (let index = 0; index < ranges.length && best < 1; index++) {
    const range = ranges[index] || '';
    const quality = qualityOf(range);
    if (quality <= best) continue;
    const tag = tagOf(range);
    const parent = tag.split('-')[0] || '';
    const language = isKnown(known, tag) ? tag : parent;
    if (!isKnown(known, language) || isRefused(ranges, language)) continue;
    found = language;
    best = quality;
  }
  return found;
}

const tagOf = (range: string): string => (range.split(';')[0] || '').trim();

const isKnown = (known: string, tag: string): boolean => !tag.includes(' ') && known.includes(` ${tag} `);

/** `fr-ca, fr;q=0` wants French of Canada only. */
const isRefused = (ranges: readonly string[], tag: string): boolean =>
  ranges.some((range) => tagOf(range) === tag && qualityOf(range) === 0);
