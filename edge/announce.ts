import { type EdgeRow, type EdgeRows, modeOf } from './schedule';
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
  const line = schedule.indexOf('\n');
  if (line < 0) return undefined;
  try {
    const parsed: EdgeRows = JSON.parse(schedule.slice(line));
    const rows = parsed[1].filter((row) => row[2] > now && row[1] < now + AHEAD && modeOf(row[0]));
    const first = rows.sort((a, b) => a[1] - b[1])[0];
    return first && announcement(first);
  } catch {
    return undefined;
  }
}

function announcement(row: EdgeRow): string {
  return `${instant(row[1])}/${instant(row[2])};mode=${modeOf(row[0])}`;
}
