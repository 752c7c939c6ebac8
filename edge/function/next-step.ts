import { BYPASS_COOKIE, BYPASS_HEADER, BYPASS_PARAMETER, TESTER_HEADER } from './bypass';
import { allowedOrigin, grant } from './cors';
import { decide, decideByDetail, FORMAT } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse } from './event';
import type { Search, Visit } from './gated-request';
import { preferredLanguage } from './language';
import { followLink } from './redirect';
import { refuse } from './refuse';
import { respond } from './respond';
import { BYPASS, BYPASS_LINK, PREFLIGHT, REFUSE, VOID_LINK } from './rule';
import { answerStatus, STATUS_PATH } from './status';
import { wildcardOf } from './wildcard';

/** See `edge/function/viewer-request.ts`. */
declare const WILDCARDS: boolean;

type Answer = EdgeRequest | EdgeResponse;

/** The answer, or what has a key to be read before there is one. Nothing here is asynchronous: all reads are the handler's. */
export type Next = Answer | Search | Visit;

/** What to do once the key was read; empty if that failed. */
export function proceed(next: Search | Visit, value: string): Next {
  const event = next.event;
  if (!next.row) {
    if (value) return enforce(event, value);
    return WILDCARDS && next.key[0] !== '*' ? { event, key: wildcardOf(next.key) } : event.request;
  }
  const lines = value.split('\n');
  if (next.language) return afterText(next, lines);
  next.detail = lines;
  return afterDetail(next);
}

/** What to do about a schedule of which something is due, or the status asked. */
export function enforce(event: EdgeEvent, schedule: string): Answer | Visit {
  const request = event.request;
  const clock = Date.now() / 1000;
  try {
    if (request.uri === STATUS_PATH) return answerStatus(schedule, clock);
    const decided = decide(event, schedule, clock);
    return typeof decided === 'number' ? pass(request) : decided;
  } catch {
    // No request does that, but a value that is no schedule.
    return pass(request);
  }
}

function afterDetail(visit: Visit): Answer | Visit {
  const request = visit.request;
  const lines = visit.detail;
  const rule = decideByDetail(visit);
  if (rule === REFUSE) {
    const tags = lines[5];
    visit.language = tags ? preferredLanguage(request.headers['accept-language'], tags) : '';
    if (!visit.language) return refuse(visit, lines[2], lines[3]);
    visit.key = `${visit.key}/${visit.language}`;
    return visit;
  }
  if (rule === PREFLIGHT) return answerPreflight(request, visit);
  if (rule === BYPASS_LINK && visit.link) return followLink(request, visit.link.value, visit.clock);
  if (rule === VOID_LINK) return decideAgain(visit);
  if (rule !== BYPASS) return pass(request);
  // In caches of its own: what testers see is not for the public.
  request.headers[TESTER_HEADER] = { value: '1' };
  delete request.headers[BYPASS_HEADER];
  delete request.cookies[BYPASS_COOKIE];
  return pass(request);
}

/** A text that cannot be read leaves what the detail says. */
function afterText(visit: Visit, text: readonly string[]): Answer {
  const found = text[0] === FORMAT ? text : visit.detail.slice(1);
  return refuse(visit, found[1], found[2]);
}

/** Without a token that opens nothing. */
function decideAgain(visit: Visit): Answer | Visit {
  delete visit.request.querystring[BYPASS_PARAMETER];
  return enforce(visit.event, visit.schedule);
}

/** Grants what the browser asks leave for, so that it sends the request itself and can read how that is refused. */
function answerPreflight(request: EdgeRequest, visit: Visit): EdgeResponse {
  const headers: EdgeResponse['headers'] = {};
  grant(headers, 'allow-methods', request, 'request-method');
  grant(headers, 'allow-headers', request, 'request-headers');
  return respond(204, headers, allowedOrigin(visit.detail[4], request));
}

/** A token is not for the origin; the header of automation the distribution withholds. */
function pass(request: EdgeRequest): EdgeRequest {
  delete request.querystring[BYPASS_PARAMETER];
  return request;
}
