import { canonicalJson } from './canonical-json';

/** What differs between two versions of a record: each side has only what the other does not. */
export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The differences, member by member. Members that are the same are left out. A list that only lost and gained elements, as votes and
 * comments do, is `{ "removed": […] }` before and `{ "added": […] }` after; a list in another order is there whole on both
 * sides, and so is what exists on one side only.
 */
export function changeBetween(before: unknown, after: unknown): Change {
  if (Array.isArray(before) && Array.isArray(after)) return changedElements(before, after);
  return isMembers(before) && isMembers(after) ? changedMembers(before, after) : { before, after };
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function changedMembers(before: Members, after: Members): Change {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = names
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => ({ name, ...changeBetween(before[name], after[name]) }));
  return {
    before: Object.fromEntries(changes.flatMap(({ name, before: was }) => (was === undefined ? [] : [[name, was]]))),
    after: Object.fromEntries(changes.flatMap(({ name, after: is }) => (is === undefined ? [] : [[name, is]]))),
  };
}

function changedElements(before: readonly unknown[], after: readonly unknown[]): Change {
  const removed = without(before, after);
  const added = without(after, before);
  const kept = without(before, removed);
  if (!isSame([...kept, ...added], after)) return { before, after };
  return {
    before: removed.length > 0 ? { removed } : undefined,
    after: added.length > 0 ? { added } : undefined,
  };
}

function without(elements: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const texts = new Set(others.map(textOf));
  return elements.filter((element) => !texts.has(textOf(element)));
}

/** Absent members have no canonical form, so they are looked at inside something. */
const textOf = (value: unknown): string => canonicalJson({ value });

const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);
