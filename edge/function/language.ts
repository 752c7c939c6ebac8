import type { EdgeHeader } from './event';

/** What browsers send is shorter. */
const LONGEST = 128;

/**
 * The one of the tags that the visitor names first, as browsers name them by preference. Otherwise the text without a
 * language, which counts as English: empty, or `und` where it is an entry of its own. `fr-ca` is served by `fr`.
 *
 * @param tags in lower case, separated by spaces, led by `und` where that is an entry
 */
export function preferredLanguage(accepted: EdgeHeader | undefined, tags: string): string {
  // No language to choose from.
  if (tags === 'und') return tags;
  const known = ` en ${tags} `;
  let found = '';
  if (accepted && accepted.value.length < LONGEST) {
    accepted.value
      .toLowerCase()
      .split(',')
      .some((range) => {
        const tag = (range.split(';')[0] || '').trim();
        found = oneOf(known, tag) || oneOf(known, tag.split('-')[0] || '');
        return found;
      });
  }
  return known.lastIndexOf(` ${found} `) > 0 ? found : tags.startsWith('und') ? 'und' : '';
}

function oneOf(known: string, tag: string): string {
  return !tag.includes(' ') && known.includes(` ${tag} `) ? tag : '';
}
