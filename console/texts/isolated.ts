/** Begins words whose direction is that of their first letter, and ends them (first strong isolate). https://www.unicode.org/reports/tr9/ */
const [begin, end] = ['\u2068', '\u2069'];
const begins = /[\u2066-\u2068]/;

/** Letters that run to the left, and marks that turn the direction. */
const turning =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Words for the middle of a sentence, which they cannot turn. Words that only run to the right stay as they are, so that they can be copied
 * without invisible marks: both languages of the console run to the right, too.
 */
export const isolated = (words: string): string => (turning.test(words) ? `${begin}${balanced(words)}${end}` : words);

/** Several words in a row, each in its own direction. */
export const listed = (words: readonly string[]): string => words.map(isolated).join(', ');

/** Without a mark that would end what is around the words, and with an end for each that they leave open. */
export function balanced(words: string): string {
  if (!turning.test(words)) return words;
  let open = 0;
  let kept = '';
  for (const character of words) {
    if (character === end && open === 0) continue;
    if (begins.test(character)) open += 1;
    if (character === end) open -= 1;
    kept += character;
  }
  return kept + end.repeat(open);
}

/** The same texts, whose functions isolate the words that they are given, so that no sentence can forget to. */
export function isolating<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, isolatingOne(text)])) as T;
}

function isolatingOne(text: unknown): unknown {
  if (typeof text === 'function') return (...given: unknown[]) => Reflect.apply(text, undefined, given.map(isolatedIn));
  return isRecord(text) ? isolating(text) : text;
}

/** A function is given words, numbers, or a record of both. */
function isolatedIn(given: unknown): unknown {
  if (typeof given === 'string') return isolated(given);
  if (!isRecord(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, isolatedIn(value)]));
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
