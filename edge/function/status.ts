import { type EdgeRow, type EdgeRows, isAhead, modes, ROWS_AT, rowInForce } from '../document/schedule';
import type { EdgeResponse } from './event';
import { respond } from './respond';

/** Answered at the edge for every hostname that has a schedule; described in docs/status-document.md. */
export const STATUS_PATH = '/.well-known/maintenance.json';

/** More would cost more than a function may. */
const MOST = 8;

/**
 * The status document of a hostname: what is in force and what comes next.
 *
 * @param now UTC epoch seconds, with fractions
 * @throws on a value that is no schedule
 */
export function answerStatus(schedule: string, now: number): EdgeResponse {
  const rows: EdgeRows = JSON.parse(schedule.slice(ROWS_AT));
  const current = rowInForce(rows, undefined, now);
  let state = '"mode":"none","endsAt":null';
  let windows = '';
  let left = MOST;
  for (let index = 2; index < rows.length && left > 0; index++) {
    const row = rows[index] as EdgeRow;
    if (!isAhead(row, now)) continue;
    left--;
    // Dates as text are dear: what is in force is among the windows, and said once more as it was said there.
    const own = `"mode":"${modes[row[0]]}","endsAt":"${instant(row[2])}"`;
    if (row === current) state = own;
    const scope = row[4] ? `,"paths":${JSON.stringify(row[4])}` : '';
    windows += `${windows && ','}{"startsAt":"${instant(row[1])}",${own}${scope}}`;
  }
  const response = respond(200, { 'content-type': { value: 'application/json' } }, '*');
  response.body = `{${state},"revision":${rows[1]},"windows":[${windows}]}`;
  return response;
}

/** UTC, `2026-11-22T15:00:00Z` */
export function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
