import { BYPASS_COOKIE, BYPASS_HEADER, BYPASS_PARAMETER, TESTER_HEADER } from './bypass';
import { allowedOrigin, grant } from './cors';
import { decide, decideByDetail, FORMAT } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { preferredLanguage } from './language';
import { followLink } from './redirect';
import { refuse } from './refuse';
import { respond } from './respond';
import { BYPASS, BYPASS_LINK, PREFLIGHT, REFUSE, VOID_LINK } from './rule';
import { answerStatus, STATUS_PATH } from './status';
import type { Visit } from './visit';
import { wildcardOf } from './wildcard';

/** See `edge/viewer-request.ts`. */
declare const store: KeyValueStore;
declare const WILDCARDS: boolean;

/** Appending is the cheapest way to the digits of a number. */
const noText = '';

type Answer = EdgeRequest | EdgeResponse;

/** Where one read is enough, nothing is asynchronous. */
export function unlessIdle(event: EdgeEvent, schedule: string): Answer | Promise<Answer> {
  const request = event.request;
  if (!schedule) {
    const name = otherName(request.headers.host.value);
    return name ? again(event, name) : request;
  }
  if (schedule < Date.now() + noText || request.uri === STATUS_PATH) return enforce(event, schedule);
  // What `pass` does, for a call less.
  delete request.headers[BYPASS_HEADER];
  delete request.querystring[BYPASS_PARAMETER];
  return request;
}

async function again(event: EdgeEvent, hostname: string): Promise<Answer> {
  let schedule = '';
  try {
    schedule = await store.get(hostname);
  } catch {}
  const request = event.request;
  if (schedule > Date.now() + noText && request.uri !== STATUS_PATH) return pass(request);
  if (schedule) return enforce(event, schedule);
  const name = otherName(hostname);
  return name ? again(event, name) : request;
}

function enforce(event: EdgeEvent, schedule: string): Answer | Promise<Answer> {
  const request = event.request;
  try {
    const now = Date.now() / 1000;
    if (request.uri === STATUS_PATH) return answerStatus(schedule, now);
    const decided = decide(event, schedule, now);
    return typeof decided === 'number' ? pass(request) : withDetail(decided);
  } catch {
    // No request does that, but a value that is no schedule.
    return pass(request);
  }
}

/** Hostnames are stored in lower case and nearly always sent so. */
function otherName(hostname: string): string {
  const lower = hostname.toLowerCase();
  if (lower !== hostname) return lower;
  return WILDCARDS && hostname[0] !== '*' ? wildcardOf(hostname) : '';
}

/** Both reads in one function: another asynchronous one costs the engine more than a read does. */
async function withDetail(visit: Visit): Promise<Answer> {
  let value = '';
  try {
    value = await store.get(visit.key);
  } catch {}
  visit.detail = value.split('\n');
  const answer = afterDetail(visit);
  if (answer) return answer;
  value = '';
  try {
    value = await store.get(`${visit.key}/${visit.language}`);
  } catch {}
  return afterText(visit, value.split('\n'));
}

/** Undefined if a text in another language is to be read first. */
function afterDetail(visit: Visit): Answer | Promise<Answer> | undefined {
  const request = visit.event.request;
  const lines = visit.detail;
  const rule = decideByDetail(visit);
  if (rule === REFUSE) {
    const tags = lines[5];
    visit.language = tags ? preferredLanguage(request.headers['accept-language'], tags) : '';
    return visit.language ? undefined : refuse(visit, lines[2], lines[3]);
  }
  if (rule === PREFLIGHT) return answerPreflight(request, visit);
  if (rule === BYPASS_LINK) return followLink(request, visit.clock);
  if (rule === VOID_LINK) return decideAgain(visit);
  if (rule !== BYPASS) return pass(request);
  // In caches of its own: what testers see is not for the public.
  request.headers[TESTER_HEADER] = { value: '1' };
  delete request.cookies[BYPASS_COOKIE];
  return pass(request);
}

/** A text that cannot be read leaves what the detail says. */
function afterText(visit: Visit, text: readonly string[]): Answer {
  const found = text[0] === FORMAT ? text : visit.detail.slice(1);
  return refuse(visit, found[1], found[2]);
}

/** Without a token that opens nothing. */
function decideAgain(visit: Visit): Answer | Promise<Answer> {
  delete visit.event.request.querystring[BYPASS_PARAMETER];
  return enforce(visit.event, visit.schedule);
}

/** Grants what the browser asks leave for, so that it sends the request itself and can read how that is refused. */
function answerPreflight(request: EdgeRequest, visit: Visit): EdgeResponse {
  const headers: EdgeResponse['headers'] = {};
  grant(headers, 'allow-methods', request, 'request-method');
  grant(headers, 'allow-headers', request, 'request-headers');
  return respond(204, 'No Content', headers, allowedOrigin(visit.detail[4], request));
}

/** Neither secret nor token is for the origin. */
function pass(request: EdgeRequest): EdgeRequest {
  delete request.headers[BYPASS_HEADER];
  delete request.querystring[BYPASS_PARAMETER];
  return request;
}
