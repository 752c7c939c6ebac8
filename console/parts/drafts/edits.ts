/** What somebody typed, and the same form as it was when they began, or when they last saw what others changed. */
export interface Draft<T> {
  readonly base: T;
  readonly typed: T;
}

/** A field that somebody else changed while a form was open or put aside, in words. */
export interface MeanwhileRow {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly typed: string;
}

/** The names of the fields of a form. */
export type FieldOf<T> = Extract<keyof T, string>;

/** Whether two states of a form have the same in a field. */
export type IsSame<T> = (field: FieldOf<T>, one: T, other: T) => boolean;

const isSameJson = <T>(field: FieldOf<T>, one: T, other: T): boolean =>
  JSON.stringify(one[field]) === JSON.stringify(other[field]);

/** The fields in which two states of a form differ. */
export function differing<T extends object>(one: T, other: T, isSame: IsSame<T> = isSameJson): readonly FieldOf<T>[] {
  const fields: FieldOf<T>[] = [];
  for (const field in { ...one, ...other }) if (!isSame(field, one, other)) fields.push(field);
  return fields;
}

/** The fields that others changed since the draft began. Where they changed it to what is typed, there is nothing to say. */
export const meanwhileOf = <T extends object>(
  { base, typed }: Draft<T>,
  now: T,
  isSame: IsSame<T> = isSameJson,
): readonly FieldOf<T>[] => differing(base, now, isSame).filter((field) => !isSame(field, typed, now));

/** The same edits on what the form is about as it is now: a field that nobody typed in has its present value. */
export function rebased<T extends object>({ base, typed }: Draft<T>, now: T, isSame: IsSame<T> = isSameJson): Draft<T> {
  const edits: Partial<T> = {};
  for (const field of differing(base, typed, isSame)) edits[field] = typed[field];
  return { base: now, typed: { ...now, ...edits } };
}
