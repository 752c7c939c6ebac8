import { canonicalPath } from './path';

/**
 * UTC milliseconds as 13 digits, `1795356000123`. Instants in a schedule are seconds of ten digits, so comparing the texts
 * compares the times, and nothing has to be parsed.
 */
export type EdgeClock = string;

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

/** Head line `notBefore revision siteId`, then one line `mode start end window scope…` per interval, strictest first. */
export function coveringInterval(schedule: string, uri: string, now: EdgeClock): EdgeCover | undefined {
  const head = schedule.indexOf('\n');
  let line = head;
  while (line >= 0) {
    const next = schedule.indexOf('\n', line + 1);
    const endsAt = schedule.slice(line + 14, line + 24);
    if (schedule.slice(line + 3, line + 13) <= now && now < endsAt && Number(endsAt) < NEVER) {
      const fields = schedule.slice(line + 25, next < 0 ? schedule.length : next).split(' ');
      if (fields.length === 1 || inScope(fields, uri)) {
        const siteId = schedule.slice(schedule.lastIndexOf(' ', head) + 1, head);
        const mode = schedule.charAt(line + 1) === 'f' ? 'full' : 'read-only';
        return { mode, endsAt: Number(endsAt), detailKey: `${siteId}/${fields[0]}` };
      }
    }
    line = next;
  }
  return undefined;
}

/** Prefixes follow the window's name and end with a slash, so they match whole segments only. */
function inScope(fields: readonly string[], uri: string): boolean {
  const path = canonicalPath(uri);
  if (path === undefined) return true;
  const slashed = `${path}/`;
  return fields.some((prefix) => slashed.startsWith(prefix) || (prefix.indexOf('%') >= 0 && beyondAscii(path)));
}

/** Escaped letters in a scope may arrive unescaped; `canonicalPath` has capped the length before the pattern runs. */
function beyondAscii(path: string): boolean {
  return /[^!-~]/.test(path);
}
