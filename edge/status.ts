import type { EdgeResponse } from './event';
import { respond } from './respond';
import { type EdgeRow, type EdgeRows, modeOf } from './schedule';

/** Answered at the edge for every hostname that has a schedule; described in docs/status-document.md. */
export const STATUS_PATH = '/.well-known/maintenance.json';

/** More would cost more than a function may. */
const MOST = 8;

/**
 * The status document of a hostname: what is in force and what comes next. What cannot be read counts as nothing.
 *
 * @param now UTC epoch seconds, with fractions
 */
export function answerStatus(schedule: string, now: number): EdgeResponse {
  let body = '{"mode":"none","endsAt":null,"revision":0,"windows":[]}';
  try {
    body = describe(schedule, now);
  } catch {}
  const response = respond(200, 'OK');
  response.headers['content-type'] = { value: 'application/json' };
  response.headers['access-control-allow-origin'] = { value: '*' };
  response.body = body;
  return response;
}

function describe(schedule: string, now: number): string {
  const line = schedule.indexOf('\n');
  const parsed: EdgeRows = JSON.parse(line < 0 ? '["",[]]' : schedule.slice(line));
  const rows = parsed[1].filter((row) => row[2] > now && modeOf(row[0]));
  // The strictest stands first.
  const current = rows.filter((row) => row[1] <= now)[0];
  const windows = rows.length > 1 ? rows.sort((a, b) => a[1] - b[1]).slice(0, MOST) : rows;
  const state = current ? windowFields(current[0], current[2]) : '"mode":"none","endsAt":null';
  const revision = Number(schedule.slice(11).split(' ')[0]) || 0;
  return `{${state},"revision":${revision},"windows":[${windows.map(windowJson).join()}]}`;
}

function windowJson(row: EdgeRow): string {
  const scope = row[4] ? `,"paths":${JSON.stringify(row[4])}` : '';
  return `{"startsAt":"${instant(row[1])}",${windowFields(row[0], row[2])}${scope}}`;
}

function windowFields(letter: string, endsAt: number): string {
  return `"mode":"${modeOf(letter)}","endsAt":"${instant(endsAt)}"`;
}

/** UTC, `2026-11-22T15:00:00Z` */
export function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
