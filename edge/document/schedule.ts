import type { EdgeMode } from './document';
import { comparablePath } from './path';

/** Later than any window begins, in UTC epoch seconds: the year 2286. */
export const NEVER = 9999999999;

/** Stands in a scope beside a prefix with punctuation that may arrive escaped: every path with escapes is in scope. */
export const ANY_ESCAPE = '%';

/** A row names its mode by its place here: the strictest is the lowest. */
export const modes: readonly EdgeMode[] = ['full', 'testers-only', 'read-only'];
/** The last of them. */
export const READ_ONLY = 2;

/** One interval; without a scope (or with 0, if methods follow) it covers every path. */
export type EdgeRow = readonly [
  mode: number,
  startsAt: number,
  endsAt: number,
  window: string,
  scope?: readonly string[] | 0,
  methods?: readonly string[],
];

/** What follows the ten digits of a schedule, as JSON: whose it is, its revision, and the rows, the earliest first. */
export type EdgeRows = readonly [siteId: string, revision: number, ...rows: EdgeRow[]];

/** Where the rows begin, after ten digits. One `JSON.parse` of them costs less than cutting the text up. */
export const ROWS_AT = 10;

/** The strictest row in force for a path, and of several the earliest. @param uri undefined for any path */
export function rowInForce(rows: EdgeRows, uri: string | undefined, now: number): EdgeRow | undefined {
  let found: EdgeRow | undefined;
  for (let index = 2; index < rows.length; index++) {
    const row = rows[index] as EdgeRow;
    if (row[1] > now) break;
    if (isAhead(row, now) && (!found || row[0] < found[0]) && (!row[4] || uri === undefined || inScope(row[4], uri))) {
      found = row;
    }
  }
  return found;
}

/** Not over; a mode of a later kind and times that are none count as over. */
export function isAhead(row: EdgeRow, now: number): boolean {
  return row[1] > 0 && row[2] > now && row[2] < NEVER && row[0] <= READ_ONLY;
}

/** Prefixes end with a slash, so they match whole segments only. */
function inScope(scope: readonly string[], uri: string): boolean {
  const path = comparablePath(uri);
  if (!path) return true;
  return scope.some((prefix) => path.startsWith(prefix) || (prefix === ANY_ESCAPE && path.indexOf(prefix) > 0));
}
