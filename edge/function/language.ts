import { NO_LANGUAGE } from '../document/detail';
import { PAGE_LANGUAGES } from '../document/page-keys';
import { isAmong } from './among';
import type { EdgeHeader } from './event';

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
  if (isAmong(' ' + languages + ' ', found)) return found;
  return languages.startsWith(NO_LANGUAGE) ? NO_LANGUAGE : '';
}

/**
 * The language of the page's words. Browsers name the language first that their user wants most; only where there are no words in it,
 * the rest of the header is looked at.
 */
export function pageLanguage(accepted: EdgeHeader | undefined): string {
  const sent = accepted ? accepted.value || ENGLISH : ENGLISH;
  const first = sent.slice(0, 2);
  const next = sent[2] || ',';
  return (next === ',' || next === '-') && PAGE_LANGUAGES.includes(first)
    ? first
    : preferredLanguage(accepted, PAGE_LANGUAGES) || ENGLISH;
}

function mostWanted(accepted: string, languages: string): string {
  const known = ' en ' + languages + ' ';
  const all = ',' + accepted.split(' ').join('');
  const ranges = all.split(',');
  let best = 0;
  let found = '';
  for (let index = 1; index < ranges.length && best < 1; index++) {
    const range = (ranges[index] || '').split(';q=');
    const quality = Number(range[1] || 1) || 0;
    if (quality <= best) continue;
    const tag = range[0] || '';
    const language = isAmong(known, tag) ? tag : tag.split('-')[0] || '';
    if (!isAmong(known, language) || isRefused(all, language)) continue;
    found = language;
    best = quality;
  }
  return found;
}

/** `fr-ca,fr;q=0` wants French of Canada only. @param all ranges, each behind a comma, without spaces */
const isRefused = (all: string, tag: string): boolean =>
  !(Number.parseFloat(all.split(',' + tag + ';q=')[1] || '1') > 0);
