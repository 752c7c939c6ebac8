import { brokenRule, manyLines, oneLine, type Form as TextForm, visible } from '../../../lambdas/domain/forms';
import type { Range } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import { meantBy } from '../times/zoned';
import { type Span, secondsOf } from './span';

/** What is wrong with one field, in the words of the API; nothing where it is fine. */
type Found = readonly FieldFault[];

const found = (field: string, rule: string | undefined): Found => (rule === undefined ? [] : [{ field, rule }]);

/** The rule of the API for what is left out. */
const isRequired = 'is required';

/** Something has to be chosen or typed. */
export const required = (field: string, isThere: boolean): Found => found(field, isThere ? undefined : isRequired);

/** A text of a form; an empty one is missing. */
export const formed = (field: string, text: string, form: TextForm): Found =>
  text.trim() === '' ? found(field, isRequired) : found(field, brokenRule(form, text.trim()));

/** A text of a form that may be left empty. */
export const formedIfAny = (field: string, text: string, form: TextForm): Found =>
  text.trim() === '' ? [] : formed(field, text, form);

const written = (field: string, text: string, maximumLength: number, first: TextForm['rules'][number]): Found => {
  // As the API does: it counts what is left without the spaces around it.
  const rule = brokenRule({ rules: [first, visible] }, text) ?? brokenRule({ maximumLength, rules: [] }, text.trim());
  return found(field, rule);
};

/** One line for people to read, that may be left empty. */
export const lineIfAny = (field: string, text: string, most: number): Found =>
  text.trim() === '' ? [] : written(field, text, most, oneLine);

/** One line for people to read. */
export const line = (field: string, text: string, most: number): Found =>
  text.trim() === '' ? found(field, isRequired) : lineIfAny(field, text, most);

/** Some lines for people to read, that may be left empty. */
export const linesIfAny = (field: string, text: string, most: number): Found =>
  text.trim() === '' ? [] : written(field, text, most, manyLines);

/** A number as the API has it. @param number undefined for what is none */
function within(field: string, number: number | undefined, [least, most]: Range): Found {
  if (number === undefined || !Number.isInteger(number)) return found(field, 'must be a whole number');
  if (number < least) return found(field, `must be at least ${least}`);
  return found(field, number > most ? `must be at most ${most}` : undefined);
}

/** Some lines for people to read. */
export const lines = (field: string, text: string, most: number): Found =>
  text.trim() === '' ? found(field, isRequired) : linesIfAny(field, text, most);

/** A whole number as it is typed. */
export const whole = (field: string, text: string, range: Range): Found =>
  text.trim() === '' ? found(field, isRequired) : within(field, wholeIn(text), range);

/** A whole number that is typed; undefined for anything else. */
export const wholeIn = (text: string): number | undefined => (/^-?\d+$/.test(text.trim()) ? Number(text) : undefined);

/** A date and a time that exist in a zone. One that comes twice is another matter. @param date `YYYY-MM-DD` @param time `HH:mm` */
export function existing(field: string, date: string, time: string, zone: string): Found {
  // In a zone that the browser does not know, only the API can tell.
  if (meantBy(date, time, 'UTC').kind === 'unknown') return found(field, 'must be a date and time that exist');
  return found(field, meantBy(date, time, zone).kind === 'never' ? 'is skipped by the clocks' : undefined);
}

/** A duration as it is typed. */
export function duration(field: string, span: Span, range: Range): Found {
  if (span.amount.trim() === '') return found(field, isRequired);
  const seconds = secondsOf(span);
  return seconds === undefined ? found(field, 'is no whole number of seconds') : within(field, seconds, range);
}

/** As many entries of a list as there may be. */
export const atMost = (field: string, entries: readonly unknown[], most: number): Found =>
  found(field, entries.length > most ? `must have at most ${most} elements` : undefined);

/** The entries of a list, each of a form; none twice. */
export function listed(field: string, entries: readonly string[], form: TextForm, most: number): Found {
  const wrong = entries.flatMap((entry, index) => found(`${field}.${index}`, brokenRule(form, entry)));
  if (wrong.length > 0) return wrong;
  if (entries.length > most) return atMost(field, entries, most);
  return found(field, new Set(entries).size < entries.length ? 'must not repeat an element' : undefined);
}
