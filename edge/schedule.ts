import { canonicalPath } from './path';

/** UTC epoch seconds beyond any window: the year 2286. */
export const NEVER = 9999999999;

/** The interval in force for a request, out of a hostname's schedule. */
export interface EdgeCover {
  readonly mode: 'full' | 'read-only';
  /** UTC epoch seconds. */
  readonly endsAt: number;
  /** Where the exemptions and texts of the interval are. */
  readonly detailKey: string;
}

/** A schedule begins with the second before which nothing happens, so most requests need no more than this. */
export function startsLater(schedule: string, now: number): boolean {
  return Number.parseInt(schedule, 10) > now;
}

/** Head line `notBefore revision siteId`, then one line `mode start end window scope…` per interval, strictest first. */
export function coveringInterval(schedule: string, uri: string, now: number): EdgeCover | undefined {
  const lines = schedule.split('\n');
  const line = lines.find((candidate, index) => index > 0 && covers(candidate.split(' '), uri, now));
  if (line === undefined) return undefined;
  const siteId = lines[0]?.split(' ')[2];
  const fields = line.split(' ');
  return {
    mode: fields[0] === 'f' ? 'full' : 'read-only',
    endsAt: Number(fields[2]),
    detailKey: `${siteId}/${fields[3]}`,
  };
}

function covers(fields: readonly string[], uri: string, now: number): boolean {
  const endsAt = Number(fields[2]);
  return (
    Number(fields[1]) <= now && now < endsAt && endsAt < NEVER && (fields.length < 5 || inScope(fields.slice(4), uri))
  );
}

/** Prefixes end with a slash, so they match whole segments only. */
function inScope(prefixes: readonly string[], uri: string): boolean {
  const path = canonicalPath(uri);
  if (path === undefined) return true;
  const slashed = `${path}/`;
  return prefixes.some((prefix) => slashed.startsWith(prefix) || (prefix.indexOf('%') >= 0 && beyondAscii(path)));
}

/** Escaped letters in a scope may arrive unescaped; `canonicalPath` has capped the length before the pattern runs. */
function beyondAscii(path: string): boolean {
  return /[^!-~]/.test(path);
}
