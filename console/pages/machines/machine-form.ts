import type { Machine } from '../../api/types';
import type { MachineForm } from '../../parts/directory/directory-rules';
import { typedPrincipals } from '../../parts/directory/principals';
import { differing, type FieldOf, type IsSame, type MeanwhileRow } from '../../parts/drafts/edits';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';

/** What is typed about a change of a machine. */
export interface ChangeForm extends MachineForm {
  readonly reason: string;
}

export const formOf = ({ machineId, ownerId, principals }: Machine): ChangeForm => ({
  machineId,
  ownerId,
  principals: [...principals],
  reason: '',
});

/** Lines that are empty say nothing. */
export const isSameField: IsSame<ChangeForm> = (field, one, other) =>
  field === 'principals'
    ? JSON.stringify(typedPrincipals(one.principals)) === JSON.stringify(typedPrincipals(other.principals))
    : one[field] === other[field];

const isOfMachine = (field: FieldOf<ChangeForm>): field is 'ownerId' | 'principals' =>
  field === 'ownerId' || field === 'principals';

/** What of a machine two states of its form differ in. */
const differences = (one: ChangeForm, other: ChangeForm) => differing(one, other, isSameField).filter(isOfMachine);

/** Whether two states of a machine have the same in everything that people change. */
export const isSameMachine = (one: ChangeForm, other: ChangeForm): boolean => differences(one, other).length === 0;

/** What is sent: only what was changed. @returns undefined where nothing was */
export function changesOf(typed: ChangeForm, base: ChangeForm) {
  const fields = differences(base, typed);
  if (fields.length === 0) return undefined;
  const reason = typed.reason.trim();
  return {
    ...(fields.includes('ownerId') && { ownerId: typed.ownerId }),
    ...(fields.includes('principals') && { principals: typedPrincipals(typed.principals) }),
    ...(reason !== '' && { reason }),
  };
}

/** What others changed of the machine since somebody began to type, in words. */
export function meanwhileRows(
  { base, typed }: Readonly<Record<'base' | 'typed', ChangeForm>>,
  now: ChangeForm,
  { machines, people }: Pick<Texts, 'machines' | 'people'>,
): readonly MeanwhileRow[] {
  const labels = { ownerId: machines.owner, principals: people.principals };
  const shown = (form: ChangeForm, field: 'ownerId' | 'principals') => {
    const value = form[field];
    return typeof value === 'string' ? value : listed(typedPrincipals(value));
  };
  return differences(base, now).map((field) => ({
    name: field,
    label: labels[field],
    before: shown(base, field),
    now: shown(now, field),
    typed: shown(typed, field),
  }));
}
