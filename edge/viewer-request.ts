import { BYPASS_COOKIE, BYPASS_HEADER, BYPASS_PARAMETER, TESTER_HEADER } from './bypass';
import { answerPreflight } from './cors';
import { decide, decideByDetail } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, Hashing, KeyValueStore } from './event';
import { preferredLanguage } from './language';
import { followLink } from './redirect';
import { refuse } from './refuse';
import type { EdgeCover } from './schedule';
import { answerStatus, STATUS_PATH } from './status';
import { wildcardOf } from './wildcard';

/** The store associated with the function and CloudFront's crypto; `edge/bundle.ts` declares them in front of the code. */
declare const store: KeyValueStore;
declare const hashing: Hashing;

/** Whether hostnames like `*.example.com` are looked up; `edge/bundle.ts` puts true or false in its place. */
declare const WILDCARDS: boolean;

/** Appending is the cheapest way to the digits of a number. */
const noText = '';

/** Later than any schedule says, so that the status document is not taken for an idle request. */
const afterAll = 'never';

type Answer = EdgeRequest | EdgeResponse;

/**
 * The CloudFront Function: read what is scheduled for the hostname, and only if an interval is in force and could refuse
 * the request, read its detail. What cannot be read lets the request pass (docs/decisions/0001-edge-fails-open.md).
 *
 * Nearly every request ends at the first return, so nothing stands before it that those do not need. A schedule begins
 * with the second before which nothing happens, as ten digits: compared as text with the thirteen digits of the clock, it
 * needs no parsing. After an await, and with each name and value it has to keep, a function costs the engine more.
 */
export async function handler(event: EdgeEvent): Promise<Answer> {
  const request = event.request;
  const headers = request.headers;
  const now = request.uri === STATUS_PATH ? afterAll : Date.now() + noText;
  delete headers['x-maintenance-tester'];
  delete headers['x-maintenance-mode'];
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > now) return request;
  return unlessIdle(event, schedule);
}

/** Hostnames are stored in lower case and nearly always sent so. */
function unlessIdle(event: EdgeEvent, schedule: string): Answer | Promise<Answer> {
  if (schedule) return enforce(event, schedule, Date.now() / 1000);
  const sent = event.request.headers.host.value;
  const hostname = sent.toLowerCase();
  if (hostname !== sent) return again(event, hostname, WILDCARDS);
  return WILDCARDS ? again(event, wildcardOf(sent), false) : event.request;
}

async function again(event: EdgeEvent, hostname: string, wildcards: boolean): Promise<Answer> {
  let schedule = '';
  try {
    schedule = await store.get(hostname);
  } catch {}
  if (schedule > Date.now() + noText && event.request.uri !== STATUS_PATH) return event.request;
  if (schedule) return enforce(event, schedule, Date.now() / 1000);
  return wildcards ? again(event, wildcardOf(hostname), false) : event.request;
}

function enforce(event: EdgeEvent, schedule: string, now: number): Answer | Promise<Answer> {
  const cover = decide(event.request, schedule, now);
  if (cover === 'status') return answerStatus(schedule, now);
  return typeof cover === 'string' ? event.request : withDetail(event, schedule, cover, now);
}

async function withDetail(event: EdgeEvent, schedule: string, cover: EdgeCover, now: number): Promise<Answer> {
  let detail = '';
  try {
    detail = await store.get(cover.detailKey);
  } catch {}
  return byDetail(event, schedule, cover, detail.split('\n'), now);
}

function byDetail(
  event: EdgeEvent,
  schedule: string,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
): Answer | Promise<Answer> {
  const request = event.request;
  const rule = decideByDetail(event, cover, detail, now, hashing);
  if (rule === 'refuse') {
    const language = detail[5] && preferredLanguage(request.headers['accept-language'], detail[5]);
    return language
      ? refuseIn(event, language, cover, detail, now)
      : refuse(event, cover, detail[4], detail[2], detail[3], '', now);
  }
  if (rule === 'bypass') return bypassing(request);
  if (rule === 'bypass-link') return followLink(request, now);
  if (rule === 'preflight') return answerPreflight(request, detail[4]);
  if (rule !== 'void-link') return request;
  if (request.querystring) delete request.querystring[BYPASS_PARAMETER];
  return enforce(event, schedule, now);
}

/** One more read, for a text that is not in the detail. */
async function refuseIn(
  event: EdgeEvent,
  language: string,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
): Promise<Answer> {
  let value = '';
  try {
    value = await store.get(`${cover.detailKey}/${language}`);
  } catch {}
  const texts = value.split('\n');
  return refuse(event, cover, detail[4], texts[0], texts[1], language, now);
}

/** In caches of its own: what testers see is not for the public. Neither cookie nor secret is for the origin. */
function bypassing(request: EdgeRequest): EdgeRequest {
  request.headers[TESTER_HEADER] = { value: '1' };
  delete request.headers[BYPASS_HEADER];
  if (request.cookies) delete request.cookies[BYPASS_COOKIE];
  return request;
}
