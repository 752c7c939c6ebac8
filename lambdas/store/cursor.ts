import { Refusal } from '../domain/refusal';

export type CursorKey = Readonly<Record<string, string | number>>;

/** Where a listing goes on, as one opaque word. */
export function encodeCursor(listing: string, key: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify([listing, key]), 'utf8').toString('base64url');
}

/**
 * @param listing what is listed, so that a cursor of another listing is refused instead of skipping items
 * @param names the members the key must have, exactly
 * @throws Refusal `malformed`
 */
export function decodeCursor(cursor: string, listing: string, names: readonly string[]): CursorKey {
  const [from, key] = parsed(cursor);
  if (from !== listing || !isKey(key, names)) {
    throw new Refusal('malformed', 'The cursor does not belong to this listing; start again without one.');
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

function isKey(key: unknown, names: readonly string[]): key is CursorKey {
  if (typeof key !== 'object' || key === null) return false;
  const entries = Object.entries(key);
  const typed = entries.every(([name, value]) => typeof value === (name === 'startsAt' ? 'number' : 'string'));
  return entries.length === names.length && names.every((name) => Object.hasOwn(key, name)) && typed;
}
