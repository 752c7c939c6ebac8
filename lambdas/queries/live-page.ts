import type { EpochSeconds } from '../domain/actor';
import { decodeCursor, encodeCursor } from '../store/cursor';
import { firstThatFit } from '../store/page';
import type { Page, PageRequest } from '../store/port';

/** Position in a listing by time, then by id. */
export interface Place {
  readonly at: EpochSeconds;
  readonly id: string;
}

export const inOrder = (one: Place, other: Place): number =>
  one.at - other.at || (one.id < other.id ? -1 : Number(one.id > other.id));

/**
 * A page of items that a record names, rather than an index: all of them are read, or as many as one read takes.
 *
 * @param items what is after `startOf` the page, in any order
 * @param rest where more follow that were not read
 */
export function livePage<T>(
  items: readonly T[],
  placeOf: (item: T) => Place,
  listing: string,
  page: PageRequest<T>,
  rest?: Place,
): Page<T> {
  const sorted = [...items].sort((one, other) => inOrder(placeOf(one), placeOf(other)));
  const shown = firstThatFit(sorted, page);
  const last = shown.length < sorted.length ? shown.at(-1) : undefined;
  const end = last ? placeOf(last) : rest;
  return end ? { items: shown, cursor: encodeCursor(listing, { ...end }) } : { items: shown };
}

/** Whether a place is on this page or a later one. @throws Refusal malformed */
export function startOf({ cursor }: PageRequest<never>, listing: string): (place: Place) => boolean {
  if (cursor === undefined) return () => true;
  const { at, id } = decodeCursor(cursor, listing, { at: [0, Number.MAX_SAFE_INTEGER], id: [' ', '~'] });
  const after = { at: Number(at), id: String(id) };
  return (place) => inOrder(after, place) < 0;
}
