import { forms, manyLines, oneLine, visible } from '../../../lambdas/domain/forms';
import type { LaterTexts } from '../../texts/later-texts';

type FormName = keyof LaterTexts['faults']['forms'];

/** Which rule a field breaks, told from the words that the API has for it. */
export type Rule =
  | { readonly kind: 'required' }
  | { readonly kind: 'form'; readonly name: FormName }
  | { readonly kind: 'longest' | 'mostEntries' | 'least' | 'most'; readonly limit: number }
  /** Of a newer server, or one that no form can break. */
  | { readonly kind: 'unknown' };

/** The same objects as the API's: their words cannot differ from these. Each form of the API has a text, or this does not compile. */
const named: Readonly<Record<keyof typeof forms, (typeof forms)[keyof typeof forms]>> = forms;
const isForm = (name: string): name is keyof typeof forms => Object.hasOwn(named, name);

const formRules = new Map<string, FormName>([
  ...Object.keys(named)
    .filter(isForm)
    .flatMap((name) => forms[name].rules.map(([, text]) => [text, name] as const)),
  [oneLine[1], 'oneLine'],
  [manyLines[1], 'manyLines'],
  [visible[1], 'visible'],
]);

const limits = [
  [/^must have at most (\d+) characters?$/, 'longest'],
  [/^must have 1 to (\d+) characters$/, 'longest'],
  [/^must be one visible line of at most (\d+) characters$/, 'longest'],
  [/^must have at most (\d+) elements?$/, 'mostEntries'],
  [/^must name at most (\d+) (?:languages$|times, )/, 'mostEntries'],
  [/^must name 1 to (\d+) people and groups /, 'mostEntries'],
  [/^must be in at most (\d+) languages, /, 'mostEntries'],
  [/^must be 1 to (\d+)$/, 'mostEntries'],
  [/^must be at most (\d+)$/, 'most'],
  [/^must be at least (\d+)$/, 'least'],
] as const;

const missing =
  /^is required|^must have at least 1 |^must not be empty$|^must name at least one (for a machine$|method )/;

const others: readonly (readonly [RegExp, FormName])[] = [
  [/^must be a URL /, 'url'],
  [/^must be an IPv4 /, 'ip'],
  [/^must be the token /, 'token'],
  [/^must be (an instant that exists|a date and time that exist|in the years 0 to 9999)$|^must be RFC 3339/, 'instant'],
  [/^must go from HH:MM /, 'hours'],
  [/^is the latest start/, 'order'],
  // These only the console says: the API has codes for them, or never sees them.
  [/^is no whole number of seconds$/, 'span'],
  [/^is skipped by the clocks$/, 'skipped'],
  [/^comes twice on the clocks$/, 'repeated'],
  [/^has passed/, 'past'],
  [/: the edge answers it itself/, 'statusPath'],
  [/^must be a whole number|^must be of type (int|number)|^must be numbers /, 'whole'],
  [/^must not repeat an element$/, 'twice'],
  [/^must be (one of: |some of )/, 'choice'],
  [/^must have a prefix from |^must be written as an IPv4 range|^must be 0 behind the prefix/, 'cidr'],
  [/^must be \* alone, or /, 'origin'],
  [/^must not have the tag und/, 'languageTag'],
  [/^must be https, without port|: the edge answers that to everybody$/, 'url'],
  [/^must name (something|at least one thing|at least one setting) to change$/, 'changeSomething'],
];

/** @param text such as `must have at most 500 characters` */
export function ruleIn(text: string): Rule {
  const form = formRules.get(text) ?? others.find(([pattern]) => pattern.test(text))?.[1];
  if (form !== undefined) return { kind: 'form', name: form };
  if (missing.test(text)) return { kind: 'required' };
  for (const [pattern, kind] of limits) {
    const limit = pattern.exec(text)?.[1];
    if (limit !== undefined) return { kind, limit: Number(limit) };
  }
  return { kind: 'unknown' };
}
