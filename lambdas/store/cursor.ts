import { malformedField } from '../domain/refusal';

export type CursorKey = Readonly<Record<string, string | number>>;

/** Least and greatest value of each attribute of a key, both inclusive; numbers are whole. */
export type KeyBounds = Readonly<Record<string, readonly [string, string] | readonly [number, number]>>;

const longestText = 300;

/**
 * Where a listing continues, as one opaque string: always the same for the same place, because it is part of the answer, and so of its
 * ETag. DynamoDB names the attributes of a key in any order.
 */
export function encodeCursor(listing: string, key: Readonly<Record<string, unknown>>): string {
  const inOrder = Object.fromEntries(Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1)));
  return Buffer.from(JSON.stringify([listing, inOrder]), 'utf8').toString('base64url');
}

/**
 * A cursor comes from the caller and may be forged, so it is checked against what the listing could have made: DynamoDB
 * would answer any other key with an error.
 *
 * @param listing what is listed, so that a cursor of another listing is refused instead of skipping items
 * @throws Refusal `malformed`
 */
export function decodeCursor(cursor: string, listing: string, bounds: KeyBounds): CursorKey {
  const [from, key] = parsed(cursor);
  if (from !== listing || !isKey(key, bounds)) {
    throw malformedField('cursor', 'does not belong to this listing; start again without one');
  }
  return key;
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isKey(key: unknown, bounds: KeyBounds): key is CursorKey {
  if (typeof key !== 'object' || key === null) return false;
  const members = new Map<string, unknown>(Object.entries(key));
  const within = Object.entries(bounds).every(([name, [least, most]]) => {
    const value = members.get(name);
    if (typeof value === 'number') return isInteger(value, least, most);
    return typeof value === 'string' && typeof least === 'string' && isBetween(value, least, String(most));
  });
  return within && members.size === Object.keys(bounds).length;
}

/** Every number in a key is a time or a place. */
const isInteger = (value: number, least: string | number, most: string | number): boolean =>
  Number.isInteger(value) && typeof least === 'number' && value >= least && value <= Number(most);

function isBetween(value: string, least: string, most: string): boolean {
  return value.length <= longestText && value >= least && value <= most;
}
