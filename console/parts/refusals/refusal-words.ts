import type { ApiProblem } from '../../api/problem';
import type { Facts } from '../../texts/en/refusals';
import type { LaterTexts } from '../../texts/later-texts';

interface RefusalWords {
  readonly text: string;
  /** Nobody translated what the server says, so its own words are shown, too. */
  readonly isUnknown: boolean;
}

/** What a refusal says, by its code. */
export function refusalWords(problem: ApiProblem, later: LaterTexts, facts: Facts): RefusalWords {
  const { code, more } = problem;
  const { rule, advice } = more;
  const { refusals, templateRules, instead } = later;
  if (code === 'template-mismatch' && typeof rule === 'string' && isKey(templateRules, rule))
    return { text: templateRules[rule], isUnknown: false };
  if (!isKey(refusals, code)) return { text: adviceFor(problem, later), isUnknown: true };
  const words = refusals[code];
  const text = typeof words === 'string' ? words : words(facts);
  if (code !== 'illegal-move') return { text, isUnknown: false };
  const known = typeof advice === 'string' && isKey(instead, advice) ? instead[advice] : instead.otherwise;
  return { text: `${text} ${known}`, isUnknown: false };
}

function isKey<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}

/** What to do about a code that is not known. */
function adviceFor({ status, code, isLostRace }: ApiProblem, { refusals, unknownRefusals }: LaterTexts): string {
  if (status === 403) return unknownRefusals.forbidden;
  if (status === 404) return unknownRefusals.missing;
  if (isLostRace) return unknownRefusals.lostRace;
  return status >= 500 || status === 429 || status === 0 || code === 'unexpected'
    ? refusals.unexpected
    : unknownRefusals.otherwise;
}
