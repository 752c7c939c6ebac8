import { decide } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { refuse } from './refuse';
import type { EdgeCover } from './schedule';

/** The store associated with the function; `edge/bundle.ts` declares it in front of the shipped code. */
declare const store: KeyValueStore;

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
  delete headers['x-maintenance-mode'];
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > now) return request;
  return unlessIdle(event, schedule, now);
}

/** Appending is the cheapest way to the digits of a number. */
const noText = '';

function unlessIdle(event: EdgeEvent, schedule: string, now: string): Answer | Promise<Answer> {
  if (schedule === '') return inLowerCase(event, now);
  const decision = decide(event.request, { schedule }, Number(now) / 1000);
  const cover = decision.cover;
  return cover && decision.rule === 'read-detail' ? withDetail(event, cover, Number(now) / 1000) : event.request;
}

/** Hostnames are stored in lower case and nearly always sent so. */
function inLowerCase(event: EdgeEvent, now: string): Answer | Promise<Answer> {
  const host = event.request.headers.host;
  const hostname = host ? host.value.toLowerCase() : '';
  return !host || hostname === host.value ? event.request : again(event, hostname, now);
}

async function again(event: EdgeEvent, hostname: string, now: string): Promise<Answer> {
  try {
    const schedule = await store.get(hostname);
    return schedule === '' || schedule > now ? event.request : unlessIdle(event, schedule, now);
  } catch {
    return event.request;
  }
}

async function withDetail(event: EdgeEvent, cover: EdgeCover, now: number): Promise<Answer> {
  let detail = '';
  try {
    detail = await store.get(cover.detailKey);
  } catch {}
  const lines = detail.split('\n');
  return decide(event.request, { cover, detail: lines }, now).rule === 'refuse'
    ? refuse(event, cover, lines, now)
    : event.request;
}
