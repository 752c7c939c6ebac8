import type { FieldFault } from '../../api/problem';
import type { LaterTexts } from '../../texts/later-texts';
import type { Wording } from '../../texts/texts-context';
import { faultWords } from '../refusals/fault-words';
import { type FormRules, fieldIn } from './form-rules';

/** What stands at each field of a form, by the API's names; of a list also at each entry, as `principals.2`. */
export type FaultTexts = ReadonlyMap<string, string>;

export interface Told<T extends object> {
  readonly rules: FormRules<T>;
  readonly typed: T;
  readonly later: LaterTexts;
  readonly wording: Wording;
}

/** The first fault of each field, in words. */
export function faultTexts<T extends object>(faults: readonly FieldFault[], told: Told<T>): FaultTexts {
  const texts = new Map<string, string>();
  for (const fault of faults) {
    const name = fieldIn(told.rules.fields, fault.field) ?? fault.field;
    const words = wordsOf(fault, told);
    if (!texts.has(name)) texts.set(name, withEntry(fault, name, words, told));
    if (!texts.has(fault.field)) texts.set(fault.field, words);
  }
  return texts;
}

function wordsOf<T extends object>({ field, rule }: FieldFault, { rules, later, wording }: Told<T>): string {
  const named = rules.aliases?.[field] ?? field;
  const words = faultWords({ field: named, rule }, later, wording);
  return words ?? `${wording.texts.shared.serverSays} ${rule}`;
}

/** Says which entry of a list is meant, where the form shows the whole list in one field. */
function withEntry<T extends object>(
  { field }: FieldFault,
  name: string,
  words: string,
  { rules, typed, later }: Told<T>,
): string {
  const index = Number(field.slice(name.length + 1));
  const entry = field === name || !Number.isInteger(index) ? undefined : rules.entries?.(name, typed)?.[index];
  return entry === undefined ? words : later.faults.at(entry, words);
}
