import { isolated, listed } from '../../texts/isolated';
import { wordFor } from '../../texts/texts';
import type { Wording } from '../../texts/texts-context';
import { formatDuration } from '../times/time-format';
import { languageName } from '../words/language-name';
import type { SettingName } from './settings';

/** The value of a setting in words. */
export function settingText(name: SettingName, value: unknown, { texts, locale }: Omit<Wording, 'language'>): string {
  const { sites, shared } = texts;
  const time = (seconds: unknown) => formatDuration(Number(seconds), shared);
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return wordFor(sites.absent, name) === name ? sites.none : wordFor(sites.absent, name);
  if (name === 'policy.emergency.maximumDurationSeconds' && value === 0) return sites.forbidden;
  if (name.endsWith('BeforeSeconds') && Array.isArray(value)) return value.map(time).join(', ');
  if (name.endsWith('Seconds')) return value === 0 ? sites.none : time(value);
  if (name === 'notices.languages' && Array.isArray(value)) return languageNames(value, locale).join(', ');
  if (name === 'pathMatch') return wordFor(sites.pathMatches, String(value));
  if (name === 'policy.approvers') return approversText(value, texts.sites);
  if (typeof value === 'boolean') return value ? sites.yes : sites.no;
  return Array.isArray(value) ? listed(value.map(String)) : String(value);
}

/** @param languages BCP 47 */
export function languageNames(languages: readonly string[], locale: string): readonly string[] {
  return languages.map((language) => languageName(language, locale));
}

function approversText(value: unknown, words: { readonly groups: (names: string) => string }): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { people, groups }: { people?: unknown; groups?: unknown } = value;
  const named = Array.isArray(people) ? people : [];
  const inGroups = Array.isArray(groups) && groups.length > 0 ? [words.groups(listed(groups.map(String)))] : [];
  return [...named.map(String).map(isolated), ...inGroups].join(', ');
}
