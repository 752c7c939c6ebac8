import { ApiProblem, fieldFaults } from '../../api/problem';
import type { Texts } from '../../texts/texts';

/** What the API found wrong, for showing it beside the fields. */
export interface Faults {
  readonly fields: ReadonlyMap<string, string>;
  /** By the index of the principal. */
  readonly principals: ReadonlyMap<number, string>;
}

/** What `approver-exists` calls the fields of the forms. */
const heldFields: Readonly<Record<string, readonly string[]>> = {
  id: ['personId', 'machineId'],
  email: ['email'],
  principals: ['principals'],
};

export function faultsOf(error: unknown, { taken }: Pick<Texts['people'], 'taken'>): Faults {
  const faults = [...fieldFaults(error), ...heldOf(error, taken)];
  return {
    fields: new Map(faults.map(({ field, rule }) => [field.split('.')[0] ?? '', rule])),
    principals: new Map(
      faults.flatMap(({ field, rule }) => {
        const index = /^principals\.(\d+)$/.exec(field)?.[1];
        return index === undefined ? [] : [[Number(index), rule] as const];
      }),
    ),
  };
}

function heldOf(error: unknown, taken: (holder: string) => string) {
  if (!(error instanceof ApiProblem) || error.code !== 'approver-exists') return [];
  const { field, personId, machineId } = error.more;
  const known = typeof field === 'string' ? (heldFields[field] ?? []) : [];
  return known.map((name) => ({ field: name, rule: taken(String(personId ?? machineId ?? '')) }));
}
