import { DetailLine, FORMAT, TextLine } from '../document/detail';
import { LOGO_PATH, pageKey, STYLE_KEY, STYLE_PATH } from '../document/page-keys';
import { IntervalField } from '../document/schedule';
import { prefersHtml } from './accept';
import { BYPASS_COOKIE, BYPASS_HEADER, BYPASS_PARAMETER, TESTER_HEADER } from './bypass';
import { allowedOrigin, grant } from './cors';
import { decide, decideByDetail } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse } from './event';
import { type GatedRequest, type LinkRequest, type Lookup, type PartRequest, Reading } from './gated-request';
import { wildcardOf } from './hostname';
import { pageLanguage, preferredLanguage } from './language';
import { followLink, linkRequest } from './link';
import { afterPart, logoKey, partRequest } from './part';
import { refuse } from './refuse';
import { respond } from './respond';
import { Rule } from './rule';
import { answerStatus, STATUS_PATH } from './status';

/** See `edge/function/viewer-request.ts` and `edge/function/page.ts`. */
declare const WILDCARDS: boolean;
declare const CUSTOM: boolean;
declare const TRANSLATED: boolean;

type Pending = Lookup | LinkRequest | PartRequest | GatedRequest;

/** The answer, or what first needs to read a key. Nothing here is asynchronous: the handler does all reads. */
export type NextStep = EdgeRequest | EdgeResponse | Pending;

/** What to do when something in a schedule is due, or the status is requested. @param clock UTC epoch seconds, with fractions */
export function stepBySchedule(event: EdgeEvent, schedule: string, clock: number): NextStep {
  const request = event.request;
  try {
    if (request.uri === STATUS_PATH) return answerStatus(schedule, clock);
    const token = request.querystring[BYPASS_PARAMETER];
    if (token) return linkRequest(event, token, schedule, clock);
    // Compared here, because every request of a window comes here, and a call costs.
    if (!CUSTOM && request.uri === STYLE_PATH) return partRequest(STYLE_KEY);
    if (request.uri === LOGO_PATH) return partRequest(logoKey(schedule));
    const decided = decide(event, schedule, clock);
    return typeof decided === 'number' ? request : decided;
  } catch {
    // A request cannot cause this, only an invalid schedule value.
    return withoutToken(request);
  }
}

/** What to do after a key was read; the value is empty if that failed. */
export function stepAfterReading(pending: Pending, value: string): NextStep {
  switch (pending.reading) {
    case Reading.detail:
      pending.detail = value.split('\n');
      return afterDetail(pending);
    case Reading.page:
      return refuse(pending, value);
    case Reading.text:
      return afterText(pending, value.split('\n'));
    case Reading.schedule:
      return afterSchedule(pending, value);
    case Reading.keys:
      return followLink(pending, value.split('\n')) || afterVoidLink(pending);
    case Reading.part:
      return afterPart(pending, value);
  }
}

function afterSchedule(lookup: Lookup, value: string): NextStep {
  const event = lookup.event;
  if (value) return stepBySchedule(event, value, Date.now() / 1000);
  if (!WILDCARDS || lookup.key.startsWith('*')) return event.request;
  return { reading: Reading.schedule, event, key: wildcardOf(lookup.key) };
}

/** Invalid tokens are not forwarded to the origin either. */
function afterVoidLink(link: LinkRequest): NextStep {
  withoutToken(link.event.request);
  return stepBySchedule(link.event, link.schedule, link.clock);
}

function afterDetail(gated: GatedRequest): NextStep {
  const request = gated.incoming;
  const rule = decideByDetail(gated);
  if (rule === Rule.refuse) {
    const languages = gated.detail[DetailLine.languages];
    return languages ? refuseInLanguage(gated, languages) : refuseAsPage(gated);
  }
  if (rule === Rule.preflight) return answerPreflight(gated);
  if (rule === Rule.bypass) {
    // In caches of its own: what testers see is not for the public.
    request.headers[TESTER_HEADER] = { value: '1' };
    delete request.headers[BYPASS_HEADER];
    delete request.cookies[BYPASS_COOKIE];
  }
  return request;
}

/** At once, unless a text in the visitor's language has to be read before. */
function refuseInLanguage(gated: GatedRequest, languages: string): NextStep {
  const language = preferredLanguage(gated.incoming.headers['accept-language'], languages);
  if (!language) return refuseAsPage(gated);
  gated.reading = Reading.text;
  gated.language = language;
  gated.key += '/' + language;
  return gated;
}

/** A text that cannot be read leaves what the detail says. */
function afterText(gated: GatedRequest, text: readonly string[]): NextStep {
  if (text[TextLine.format] === FORMAT) gated.text = text;
  return refuseAsPage(gated);
}

/** A page is made of a template in a language that the visitor reads; programs need none. */
function refuseAsPage(gated: GatedRequest): NextStep {
  const headers = gated.incoming.headers;
  if (!prefersHtml(headers.accept)) return refuse(gated);
  if (!TRANSLATED) return refuse(gated, '');
  gated.reading = Reading.page;
  gated.key = pageKey(pageLanguage(headers['accept-language']), gated.interval[IntervalField.mode]);
  return gated;
}

/** Grants what the browser asks leave for, so that it sends the request itself and can read how that is refused. */
function answerPreflight(gated: GatedRequest): EdgeResponse {
  const request = gated.incoming;
  const headers: EdgeResponse['headers'] = {};
  grant(headers, 'methods', request, 'method');
  grant(headers, 'headers', request, 'headers');
  return respond(204, headers, allowedOrigin(gated.detail[DetailLine.corsOrigins], request));
}

function withoutToken(request: EdgeRequest): EdgeRequest {
  delete request.querystring[BYPASS_PARAMETER];
  return request;
}
