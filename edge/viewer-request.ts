import { BYPASS_COOKIE, BYPASS_HEADER } from './bypass';
import { allowedOrigin, answerPreflight } from './cors';
import { decide, type EdgeDecision } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, Hashing, KeyValueStore } from './event';
import { preferredLanguage } from './language';
import { followLink } from './redirect';
import { refuse } from './refuse';
import type { EdgeCover } from './schedule';
import { answerStatus, asksStatus } from './status';
import { wildcardOf } from './wildcard';

/** The store associated with the function and CloudFront's crypto; `edge/bundle.ts` declares them in front of the code. */
declare const store: KeyValueStore;
declare const hashing: Hashing;

/** Whether hostnames like `*.example.com` are looked up; `edge/bundle.ts` puts true or false in its place. */
declare const WILDCARDS: boolean;

type Answer = EdgeRequest | EdgeResponse;

/**
 * The CloudFront Function: read what is scheduled for the hostname, and only if an interval is in force and could refuse
 * the request, read its detail. What cannot be read lets the request pass (docs/decisions/0001-edge-fails-open.md).
 *
 * Nearly every request ends here, so nothing stands here that those do not need. A schedule begins with the second before
 * which nothing happens, as ten digits: compared as text with the thirteen digits of the clock, it needs no parsing.
 */
export async function handler(event: EdgeEvent): Promise<Answer> {
  const request = event.request;
  const headers = request.headers;
  const now = Date.now() + noText;
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > now && !asksStatus(request)) {
    delete headers['x-maintenance-bypass'];
    return request;
  }
  return schedule === '' ? missed(event, now) : judged(event, schedule, Number(now) / 1000);
}

/** Appending is the cheapest way to the digits of a number. */
const noText = '';

/** Hostnames are stored in lower case and nearly always sent so. */
function missed(event: EdgeEvent, now: string): Answer | Promise<Answer> {
  const host = event.request.headers.host;
  const sent = host ? host.value : '';
  const hostname = sent.toLowerCase();
  if (hostname !== sent) return again(event, hostname, now);
  return WILDCARDS && host ? byWildcard(event, sent, now) : pass(event.request);
}

async function again(event: EdgeEvent, hostname: string, now: string): Promise<Answer> {
  const schedule = await read(hostname);
  if (schedule) return judged(event, schedule, Number(now) / 1000);
  return WILDCARDS ? byWildcard(event, hostname, now) : pass(event.request);
}

async function byWildcard(event: EdgeEvent, hostname: string, now: string): Promise<Answer> {
  const schedule = await read(wildcardOf(hostname));
  return schedule ? judged(event, schedule, Number(now) / 1000) : pass(event.request);
}

async function read(key: string): Promise<string> {
  try {
    return await store.get(key);
  } catch {
    return '';
  }
}

function judged(event: EdgeEvent, schedule: string, now: number): Answer | Promise<Answer> {
  const decision = decide(event, { schedule }, now, hashing);
  if (decision.rule === 'status') return answerStatus(schedule, now);
  return decision.rule === 'read-detail' ? withDetail(event, schedule, decision, now) : pass(event.request);
}

/** A second round is only needed by a link that turns out to be worthless. */
async function withDetail(event: EdgeEvent, schedule: string, first: EdgeDecision, now: number): Promise<Answer> {
  let decision = first;
  let detail: readonly string[] = [];
  for (let rounds = 0; decision.rule === 'read-detail' && decision.cover && rounds < 2; rounds++) {
    const text = await read(decision.cover.detailKey);
    detail = text.split('\n');
    decision = decide(event, { schedule, cover: decision.cover, detail }, now, hashing);
  }
  const cover = decision.cover;
  return cover ? answered(event, decision, cover, detail, now) : pass(event.request);
}

function answered(
  event: EdgeEvent,
  decision: EdgeDecision,
  cover: EdgeCover,
  detail: readonly string[],
  now: number,
): Answer | Promise<Answer> {
  const request = event.request;
  switch (decision.rule) {
    case 'refuse':
      return refused(event, cover, detail, now);
    case 'bypass-link':
      return followLink(request, now);
    case 'preflight':
      return answerPreflight(request, allowedOrigin(detail[4], request) ?? '');
    case 'bypass':
      return bypassing(request);
    default:
      return pass(request);
  }
}

async function refused(event: EdgeEvent, cover: EdgeCover, detail: readonly string[], now: number): Promise<Answer> {
  const key = detail[5] && textKey(event.request, detail[5]);
  if (!key) return refuse(event, cover, detail[4], { html: detail[2], json: detail[3], language: '' }, now);
  const value = await read(`${cover.detailKey}/${key}`);
  const texts = value.split('\n');
  return refuse(event, cover, detail[4], { html: texts[0], json: texts[1], language: key === '*' ? '' : key }, now);
}

/** `*` names the text without a language where it has no room in the detail. */
function textKey(request: EdgeRequest, tags: string): string | undefined {
  return preferredLanguage(request.headers['accept-language'], tags) || (tags[0] === '*' ? '*' : undefined);
}

/** Only the function says who bypasses, so its word can be part of the cache key. */
function pass(request: EdgeRequest): EdgeRequest {
  delete request.headers[BYPASS_HEADER];
  return request;
}

/** In caches of its own: what testers see is not for the public, and the secret is not for the origin. */
function bypassing(request: EdgeRequest): EdgeRequest {
  request.headers[BYPASS_HEADER] = { value: '1' };
  if (request.cookies) delete request.cookies[BYPASS_COOKIE];
  return request;
}
