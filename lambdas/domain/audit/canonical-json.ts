import { createHash } from 'node:crypto';

/**
 * One text per value: object members sorted by name, no white space, absent (`undefined`) members left out. Two values
 * with the same text are the same value, so a hash of the text identifies the value.
 *
 * @throws TypeError for what JSON cannot represent (functions, symbols, bigint, NaN, infinities).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN and no infinity');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return `{${canonicalMembers(value).join(',')}}`;
  throw new TypeError(`canonical JSON has no ${typeof value}`);
}

function canonicalMembers(value: object): string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
}

/** @returns hex SHA-256 of UTF-8 text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
