import type { EdgeMode } from './document';
import { canonicalPath } from './path';

/** UTC epoch seconds beyond any window: the year 2286. */
export const NEVER = 9999999999;

/** Stands in a scope beside a prefix with punctuation that may arrive escaped: every path with escapes is in scope. */
export const ANY_ESCAPE = '%';

/** The interval in force for a request, out of a hostname's schedule. */
export interface EdgeCover {
  readonly mode: EdgeMode;
  /** UTC epoch seconds. */
  readonly endsAt: number;
  readonly siteId: string;
  /** Where the exemptions and texts of the interval are. */
  readonly detailKey: string;
  /** What passes in read-only mode; the reading methods when absent. */
  readonly methods: readonly string[] | undefined;
}

/** One interval; without a scope (or with 0, if methods follow) it covers every path. */
export type EdgeRow = readonly [
  letter: 'f' | 't' | 'r',
  startsAt: number,
  endsAt: number,
  window: string,
  scope?: readonly string[] | 0,
  methods?: readonly string[],
];

/** The second line of a schedule, as JSON: siteId, and the intervals with the strictest first. */
export type EdgeRows = readonly [siteId: string, rows: readonly EdgeRow[]];

/**
 * The interval that covers a path at a time, or undefined. One `JSON.parse` costs less than cutting the text up.
 *
 * @param uri undefined for whatever is in force, on any path
 * @param now UTC epoch seconds, with fractions
 */
export function coveringInterval(schedule: string, uri: string | undefined, now: number): EdgeCover | undefined {
  try {
    const parsed: EdgeRows = JSON.parse(schedule.slice(schedule.indexOf('\n')));
    const row = parsed[1].find(
      (each) => each[1] <= now && now < each[2] && (!each[4] || uri === undefined || inScope(each[4], uri)),
    );
    return row && row[2] < NEVER ? coverOf(row, parsed[0]) : undefined;
  } catch {
    return undefined;
  }
}

/** A letter that stands for no mode makes the interval unreadable. */
function coverOf(row: EdgeRow, siteId: string): EdgeCover | undefined {
  const mode = modeOf(row[0]);
  return mode && { mode, endsAt: row[2], siteId, detailKey: `${siteId}/${row[3]}`, methods: row[5] };
}

export function modeOf(letter: string): EdgeMode | undefined {
  if (letter === 'f') return 'full';
  if (letter === 'r') return 'read-only';
  return letter === 't' ? 'testers-only' : undefined;
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
