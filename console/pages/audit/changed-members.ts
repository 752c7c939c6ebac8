/** A member of what was changed, as text. */
export interface ChangedMember {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What differs, member by member; a value that has no members is one without a name. */
export function changedMembers(before: unknown, after: unknown): readonly ChangedMember[] {
  if (!isRecord(before ?? {}) || !isRecord(after ?? {})) {
    return [{ name: '', before: textOf(before), after: textOf(after) }];
  }
  const [left, right] = [recordOf(before), recordOf(after)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .map((name) => ({ name, before: textOf(left[name]), after: textOf(right[name]) }))
    .filter((member) => member.before !== member.after);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}
