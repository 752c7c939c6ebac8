import { type EdgeRow, type EdgeRows, isAhead, modes } from '../document/schedule';
import { instant } from './status';

/** Windows further away than this, in seconds, are not announced: a week. */
const AHEAD = 604_800;

/**
 * `2026-11-22T14:00:00Z/2026-11-22T15:00:00Z;mode=full` for the window of a schedule that began first and is not over, or
 * else begins next; undefined without one in the week to come. What cannot be read is not announced.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function nextWindow(schedule: string, now: number): string | undefined {
  try {
    // Behind the ten digits, as `edge/document/schedule.ts` says.
    const rows: EdgeRows = JSON.parse(schedule.slice(10));
    const first = rows.filter((row): row is EdgeRow => typeof row === 'object' && isAhead(row, now))[0];
    return first && first[1] < now + AHEAD ? announcement(first) : undefined;
  } catch {
    return undefined;
  }
}

function announcement(row: EdgeRow): string {
  return `${instant(row[1])}/${instant(row[2])};mode=${modes[row[0]]}`;
}
