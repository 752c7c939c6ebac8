import { brokenRule, callerForm, forms } from '../../../lambdas/domain/forms';
import { counts, lengths } from '../../../lambdas/domain/limits';
import type { ApiProblem, FieldFault } from '../../api/problem';
import type { FaultTexts } from '../forms/fault-texts';
import type { FormRules } from '../forms/form-rules';
import { formed, formedIfAny, line, lineIfAny, listed, required } from '../forms/rules';
import type { PersonForm } from './person-fields';
import { typedPrincipals } from './principals';

/** What is typed about a machine. */
export interface MachineForm {
  readonly machineId: string;
  readonly ownerId: string;
  readonly principals: readonly string[];
}

export const personRules: FormRules<PersonForm> = {
  fields: {
    personId: ['personId'],
    name: ['name'],
    email: ['email'],
    timeZone: ['timeZone'],
    groups: ['groups'],
    principals: ['principals'],
    reason: ['reason'],
  },
  refused: (problem) => (problem.code === 'unknown-time-zone' ? 'timeZone' : heldField(problem, 'personId')),
  entries: (field, { groups }) => (field === 'groups' ? groups : undefined),
};

export const machineRules: FormRules<MachineForm> = {
  fields: { machineId: ['machineId'], ownerId: ['ownerId'], principals: ['principals'] },
  refused: (problem) => (problem.code === 'unknown-approver' ? 'ownerId' : heldField(problem, 'machineId')),
};

/** What `approver-exists` says that somebody else has, by the name of the field of the form. */
function heldField({ code, more }: ApiProblem, id: string): string | undefined {
  const names: Readonly<Record<string, string>> = { id, email: 'email', principals: 'principals' };
  return code === 'approver-exists' ? names[String(more.field)] : undefined;
}

/** What keeps a person from being added or changed. @param standing as the directory has the person; undefined for a new one */
export function foundInPerson(form: PersonForm, standing: PersonForm | undefined): readonly FieldFault[] {
  return [
    ...(standing === undefined ? formed('personId', form.personId, forms.id) : []),
    ...line('name', form.name, lengths.personName),
    ...formed('email', form.email, forms.email),
    ...formedIfAny('timeZone', form.timeZone, forms.timeZone),
    ...listed('groups', form.groups, forms.id, counts.groupsPerPerson),
    ...foundInPrincipals(form.principals, standing?.principals ?? []),
    ...lineIfAny('reason', form.reason, lengths.reason),
  ];
}

/** What keeps a machine from being added or changed. @param standing the principals that it has already */
export function foundInMachine(
  { machineId, ownerId, principals }: MachineForm,
  standing: readonly string[] = [],
): readonly FieldFault[] {
  return [
    ...formed('machineId', machineId, forms.id),
    ...required('ownerId', ownerId !== ''),
    ...required('principals', typedPrincipals(principals).length > 0),
    ...foundInPrincipals(principals, standing),
  ];
}

/** By the lines of the form: empty ones are not sent. What stands already may stay, also where no caller can be it. */
function foundInPrincipals(lines: readonly string[], standing: readonly string[]): readonly FieldFault[] {
  const wrong = lines.flatMap((text, index) => {
    const isAdded = text.trim() !== '' && !standing.includes(text.trim());
    const rule = isAdded ? brokenRule(callerForm, text.trim()) : undefined;
    return rule === undefined ? [] : [{ field: `principals.${index}`, rule }];
  });
  return wrong.length > 0 ? wrong : listed('principals', typedPrincipals(lines), anything, counts.principalsPerMember);
}

const anything = { rules: [] };

/** What is wrong with a line of principals, by its index. */
export function lineFaults(faults: FaultTexts): ReadonlyMap<number, string> {
  return new Map(
    [...faults.keys()].flatMap((field) => {
      const index = /^principals\.(\d+)$/.exec(field)?.[1];
      const text = index === undefined ? undefined : faults.get(field);
      return text === undefined ? [] : [[Number(index), text] as const];
    }),
  );
}
