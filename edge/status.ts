import type { EdgeResponse } from './event';
import { respond } from './respond';
import { type EdgeRow, isAhead, modes, rowInForce, rowsOf } from './schedule';

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
  const rows = rowsOf(schedule);
  const current = rowInForce(rows, undefined, now);
  const windows: string[] = [];
  for (let index = 2; index < rows.length && windows.length < MOST; index++) {
    const row = rows[index] as EdgeRow;
    if (isAhead(row, now)) windows.push(windowJson(row));
  }
  const response = respond(200, 'OK', { 'content-type': { value: 'application/json' } }, '*');
  const state = current ? stateJson(current) : '"mode":"none","endsAt":null';
  response.body = `{${state},"revision":${rows[1]},"windows":[${windows.join()}]}`;
  return response;
}

function windowJson(row: EdgeRow): string {
  const scope = row[4] ? `,"paths":${JSON.stringify(row[4])}` : '';
  return `{"startsAt":"${instant(row[1])}",${stateJson(row)}${scope}}`;
}

function stateJson(row: EdgeRow): string {
  return `"mode":"${modes[row[0]]}","endsAt":"${instant(row[2])}"`;
}

/** UTC, `2026-11-22T15:00:00Z` */
export function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
