import type { EdgeHeader } from './event';

/** What browsers send is shorter. */
const LONGEST = 128;

/**
 * The one of the tags that the visitor likes best, or undefined for the text without a language. That text counts as
 * English. `fr-ca` is served by `fr`; of equal wishes the first counts.
 *
 * @param tags in lower case, separated by spaces
 */
export function preferredLanguage(accepted: EdgeHeader | undefined, tags: string): string | undefined {
  if (!accepted || accepted.value.length > LONGEST) return undefined;
  const known = ` en ${tags} `;
  let best = 'en';
  let bestQuality = 0;
  accepted.value
    .toLowerCase()
    .split(',')
    .forEach((range) => {
      const parts = range.split(';q=');
      const quality = parts.length === 1 ? 1 : Number(parts[1]);
      if (!(quality > bestQuality)) return;
      const tag = served(known, (parts[0] ?? '').trim());
      if (tag) {
        best = tag;
        bestQuality = quality;
      }
    });
  return tags.split(' ').indexOf(best) < 0 ? undefined : best;
}

/** The tag itself or, without what follows its first hyphen, its language. */
function served(known: string, tag: string): string | undefined {
  if (tag.indexOf(' ') >= 0) return undefined;
  if (known.indexOf(` ${tag} `) >= 0) return tag;
  const hyphen = tag.indexOf('-');
  const language = hyphen < 0 ? '' : tag.slice(0, hyphen);
  return language && known.indexOf(` ${language} `) >= 0 ? language : undefined;
}
