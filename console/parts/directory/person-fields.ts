import type { paths } from '../../api/schema';
import type { Person } from '../../api/types';
import type { IsSame } from '../drafts/edits';
import { typedPrincipals } from './principals';

/** What is typed about a person. */
export interface PersonForm {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly approver: boolean;
  readonly groups: readonly string[];
  /** IANA; empty for that of each window and site. */
  readonly timeZone: string;
  readonly principals: readonly string[];
  readonly disabled: boolean;
  /** Why somebody is changed, for the audit log. */
  readonly reason: string;
}

export const emptyPerson: PersonForm = {
  personId: '',
  name: '',
  email: '',
  approver: true,
  groups: [],
  timeZone: '',
  principals: [],
  disabled: false,
  reason: '',
};

export function formOf({
  personId,
  name,
  email,
  approver,
  groups,
  timeZone,
  principals,
  disabled,
}: Person): PersonForm {
  return { personId, name, email, approver, groups, timeZone: timeZone ?? '', principals, disabled, reason: '' };
}

/** What can be changed, in the order of the form. */
const changeable = ['name', 'email', 'approver', 'groups', 'timeZone', 'principals', 'disabled'] as const;
export type Changeable = (typeof changeable)[number];

/** Groups have no order; principals are sent as they are typed. */
function comparable(form: PersonForm, field: keyof PersonForm): string {
  if (field === 'groups') return JSON.stringify([...form.groups].sort());
  if (field === 'principals') return JSON.stringify(typedPrincipals(form.principals));
  const value = form[field];
  return typeof value === 'string' ? value.trim() : String(value);
}

export const isSameField: IsSame<PersonForm> = (field, one, other) =>
  comparable(one, field) === comparable(other, field);

/** Which fields differ. */
export const differences = (one: PersonForm, other: PersonForm): readonly Changeable[] =>
  changeable.filter((field) => !isSameField(field, one, other));

/** Whether two states of a person have the same in everything that people change. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  differences(formOf(one), formOf(other)).length === 0;

type Body<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Json } };
}
  ? Json
  : never;

export type NewPerson = Body<'/v1/people', 'post'>;
export type PersonChange = Body<'/v1/people/{personId}', 'patch'>;

/** The body that adds a person. */
export function requestOf({ personId, name, email, approver, groups, timeZone, principals }: PersonForm): NewPerson {
  return {
    personId: personId.trim(),
    name: name.trim(),
    email: email.trim(),
    approver,
    groups: [...groups],
    principals: typedPrincipals(principals),
    ...(timeZone !== '' && { timeZone }),
  };
}

/** The body that changes a person: only what differs; `null` removes the time zone. `undefined` when nothing does. */
export function changesOf(form: PersonForm, before: PersonForm): PersonChange | undefined {
  const { name, email, approver, groups, principals } = requestOf(form);
  const timeZone = form.timeZone === '' ? null : form.timeZone;
  const all = { name, email, approver, groups, timeZone, principals, disabled: form.disabled };
  const fields = differences(form, before);
  if (fields.length === 0) return undefined;
  const reason = form.reason.trim();
  return { ...Object.fromEntries(fields.map((field) => [field, all[field]])), ...(reason !== '' && { reason }) };
}
