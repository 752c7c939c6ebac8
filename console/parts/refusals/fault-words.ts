import type { FieldFault } from '../../api/problem';
import type { LaterTexts } from '../../texts/later-texts';
import { wordFor } from '../../texts/texts';
import type { Wording } from '../../texts/texts-context';
import { formatDuration } from '../times/time-format';
import { ruleIn } from './rule';

/** A field without the place in its list: `hostnames` of `hostnames.2`. */
export const listOf = (field: string): string => field.replace(/\.\d+$/, '');

/** Words for what is wrong with a field, without its name; undefined for a rule that has none. */
export function faultWords({ field, rule }: FieldFault, { faults }: LaterTexts, wording: Wording): string | undefined {
  const found = ruleIn(rule);
  switch (found.kind) {
    case 'required':
      return requiredWords(listOf(field), faults.required);
    case 'form':
      return faults.forms[found.name];
    case 'longest':
    case 'mostEntries':
      return faults[found.kind](found.limit);
    case 'least':
    case 'most':
      return faults[found.kind](limitText(listOf(field), found.limit, wording));
    default:
      return undefined;
  }
}

function requiredWords(field: string, words: LaterTexts['faults']['required']): string {
  const own = wordFor(words, field);
  return own === field ? words.otherwise : own;
}

/** Durations as such, whatever the API counts them in. */
function limitText(field: string, limit: number, { texts: { shared }, locale }: Wording): string {
  if (field.endsWith('Seconds')) return formatDuration(limit, shared);
  if (field.endsWith('Minutes')) return formatDuration(limit * 60, shared);
  return new Intl.NumberFormat(locale).format(limit);
}
