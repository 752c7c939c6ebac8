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

/** What becomes of a request; or the hostname, or the visit whose key, is to be read before that is known. */
type Next = Answer | string | Visit;

/** Where one read is enough, nothing is asynchronous. */
export function unlessIdle(event: EdgeEvent, schedule: string): Answer | Promise<Answer> {
  const request = event.request;
  const ahead = schedule && schedule > Date.now() + noText && request.uri !== STATUS_PATH;
  if (!ahead) return underWay(event, schedule);
  // What `pass` does, for a call less.
  delete request.headers[BYPASS_HEADER];
  delete request.querystring[BYPASS_PARAMETER];
  return request;
}

function underWay(event: EdgeEvent, schedule: string): Answer | Promise<Answer> {
  const next = schedule ? enforce(event, schedule) : otherName(event.request.headers.host.value) || event.request;
  return typeof next === 'string' || next.key !== undefined ? pursue(event, next) : next;
}

/**
 * Reads on until it is known what becomes of a request. All in one function: another async function costs the engine more
 * than a read does.
 */
async function pursue(event: EdgeEvent, first: string | Visit): Promise<Answer> {
  let next: Next = first;
  while (typeof next === 'string' || next.key !== undefined) {
    let value = '';
    const key: string = typeof next === 'string' ? next : next.key;
    try {
      value = await store.get(key);
    } catch {}
    if (typeof next !== 'string') next = afterDetail(next, value);
    else next = value ? enforce(event, value) : otherName(key) || event.request;
  }
  return next;
}

function enforce(event: EdgeEvent, schedule: string): Answer | Visit {
  const request = event.request;
  const asksStatus = request.uri === STATUS_PATH;
  if (!asksStatus && schedule > Date.now() + noText) return pass(request);
  try {
    const now = Date.now() / 1000;
    const decided = asksStatus ? answerStatus(schedule, now) : decide(event, schedule, now);
    return typeof decided === 'number' ? pass(request) : decided;
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

function afterDetail(visit: Visit, value: string): Next {
  const lines = value.split('\n');
  if (visit.language) return afterText(visit, lines);
  const request = visit.event.request;
  visit.detail = lines;
  const rule = decideByDetail(visit);
  if (rule === REFUSE) {
    const tags = lines[5];
    visit.language = tags ? preferredLanguage(request.headers['accept-language'], tags) : '';
    if (!visit.language) return refuse(visit, lines[2], lines[3]);
    visit.key += `/${visit.language}`;
    return visit;
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
function afterText(visit: Visit, text: readonly string[]): Next {
  const found = text[0] === FORMAT ? text : visit.detail.slice(1);
  return refuse(visit, found[1], found[2]);
}

/** Without a token that opens nothing. */
function decideAgain(visit: Visit): Next {
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
