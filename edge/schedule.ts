import { canonicalPath } from './path';

/** UTC epoch seconds beyond any window: the year 2286. */
export const NEVER = 9999999999;

/** Stands in a scope beside a prefix with punctuation that may arrive escaped: every path with escapes is in scope. */
export const ANY_ESCAPE = '%';

/** The interval in force for a request, out of a hostname's schedule. */
export interface EdgeCover {
  readonly mode: 'full' | 'read-only';
  /** UTC epoch seconds. */
  readonly endsAt: number;
  /** Where the exemptions and texts of the interval are. */
  readonly detailKey: string;
}

/** One interval; without a scope it covers every path. */
export type EdgeRow = readonly [
  letter: 'f' | 'r',
  startsAt: number,
  endsAt: number,
  window: string,
  scope?: readonly string[],
];

/** The second line of a schedule, as JSON: siteId, and the intervals with the strictest first. */
export type EdgeRows = readonly [siteId: string, rows: readonly EdgeRow[]];

/**
 * The interval that covers a path at a time, or undefined. One `JSON.parse` costs less than cutting the text up.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function coveringInterval(schedule: string, uri: string, now: number): EdgeCover | undefined {
  try {
    const parsed: EdgeRows = JSON.parse(schedule.slice(schedule.indexOf('\n')));
    const row = parsed[1].find((each) => each[1] <= now && now < each[2] && (!each[4] || inScope(each[4], uri)));
    return row && row[2] < NEVER ? coverOf(row, `${parsed[0]}/${row[3]}`) : undefined;
  } catch {
    return undefined;
  }
}

/** A letter that stands for no mode makes the interval unreadable. */
function coverOf(row: EdgeRow, detailKey: string): EdgeCover | undefined {
  if (row[0] === 'f') return { mode: 'full', endsAt: row[2], detailKey };
  return row[0] === 'r' ? { mode: 'read-only', endsAt: row[2], detailKey } : undefined;
}

/** Prefixes end with a slash, so they match whole segments only. */
function inScope(scope: readonly string[], uri: string): boolean {
  const path = canonicalPath(uri);
  if (path === undefined) return true;
  const slashed = `${path}/`;
  return scope.some((prefix) => slashed.startsWith(prefix) || (prefix.indexOf('%') >= 0 && mayBe(prefix, slashed)));
}

/** A prefix with escapes may be meant by a path that leaves out escapes it should have. */
function mayBe(prefix: string, path: string): boolean {
  return path.search(prefix === ANY_ESCAPE ? /%/ : /[^!-~]|["<>[\]^`{|}]/) >= 0;
}
