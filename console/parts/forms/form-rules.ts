import { ApiProblem, type FieldFault, fieldFaults } from '../../api/problem';
import { inTheWay } from '../refusals/in-the-way';

/** What a form knows of its fields. Fields have the names that the API has for them. */
export interface FormRules<T extends object> {
  /** Which parts of what is typed a field is made of: while they are as they were sent, a refusal of the field holds. */
  readonly fields: Readonly<Record<string, readonly (keyof T)[]>>;
  /** The field that a refusal without one is about, by its code. */
  readonly refused?: (problem: ApiProblem, sent: T) => string | undefined;
  /** The entries of a list, to say which one is wrong. */
  readonly entries?: (field: string, typed: T) => readonly string[] | undefined;
  /** The names under which the catalogue says what to do about an empty field, where it is another one. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** The field of a form that a path such as `hostnames.2` belongs to: the longest name that fits. */
export function fieldIn(fields: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    if (Object.hasOwn(fields, name)) return name;
  }
  return undefined;
}

/** A field that a refusal is about; without a rule it is refused by the code. */
type RefusedField = FieldFault | { readonly field: string; readonly rule?: undefined };

export const isFault = (refused: RefusedField): refused is FieldFault => refused.rule !== undefined;

/** What a refusal says against single fields of a form, and whether that is all it says. */
interface Refused {
  readonly fields: readonly RefusedField[];
  readonly isAll: boolean;
}

/** @param sent what was typed when it was sent */
export function refusedIn<T extends object>({ fields, refused }: FormRules<T>, error: unknown, sent: T): Refused {
  if (!(error instanceof ApiProblem)) return { fields: [], isAll: false };
  const all = fieldFaults(error);
  const faults = all.filter(({ field }) => fieldIn(fields, field) !== undefined);
  const field = refused?.(error, sent);
  if (field !== undefined && Object.hasOwn(fields, field))
    return { fields: [...faults, { field }], isAll: inTheWay(error).length === 0 };
  return { fields: faults, isAll: faults.length > 0 && faults.length === all.length };
}

/** Of what a form finds, what somebody typed: settings that nobody touches are not sent. @param base as it began */
export const typedOnly = <T extends object>(
  rules: FormRules<T>,
  faults: readonly FieldFault[],
  { typed, base }: { readonly typed: T; readonly base: T },
): readonly FieldFault[] => faults.filter(({ field }) => !isAsSent(rules, field, typed, base));

/** Whether a field is still as it was sent. */
export function isAsSent<T extends object>({ fields }: FormRules<T>, field: string, typed: T, sent: T): boolean {
  const parts = fields[fieldIn(fields, field) ?? ''] ?? [];
  return parts.every((part) => JSON.stringify(typed[part]) === JSON.stringify(sent[part]));
}

/** How often a form was tried in vain; none once it was sent, because what is typed after that nobody has tried to send. */
export const triesAfter = (tries: number, found: readonly FieldFault[]): number => (found.length > 0 ? tries + 1 : 0);
