import { type Changeable, differences, type PersonForm } from '../../parts/directory/person-fields';
import type { Draft, MeanwhileRow } from '../../parts/drafts/edits';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';

/** What others changed of a person since somebody began to type, in words. */
export const meanwhileRows = (
  { base, typed }: Draft<PersonForm>,
  now: PersonForm,
  texts: Texts['people'],
): readonly MeanwhileRow[] =>
  differences(base, now).map((field) => ({
    name: field,
    label: texts.fields[field],
    before: shown(base, field, texts),
    now: shown(now, field, texts),
    typed: shown(typed, field, texts),
  }));

function shown(form: PersonForm, field: Changeable, texts: Texts['people']): string {
  const value = form[field];
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const text = typeof value === 'string' ? value : listed(value);
  return text === '' ? texts.none : text;
}
