import { decide, decideByDetail } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { refuse } from './refuse';
import type { EdgeCover } from './schedule';

/** The store associated with the function; `edge/bundle.ts` declares it in front of the shipped code. */
declare const store: KeyValueStore;

/** Appending is the cheapest way to the digits of a number. */
const noText = '';

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
  const now = Date.now() + noText;
  delete headers['x-maintenance-mode'];
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > now) return request;
  return unlessIdle(event, schedule, now);
}

/** Hostnames are stored in lower case and nearly always sent so. */
function unlessIdle(event: EdgeEvent, schedule: string, now: string): Answer | Promise<Answer> {
  if (schedule) return enforce(event, schedule, now);
  const request = event.request;
  const sent = request.headers.host.value;
  const hostname = sent.toLowerCase();
  return hostname === sent ? request : again(event, hostname, now);
}

async function again(event: EdgeEvent, hostname: string, now: string): Promise<Answer> {
  let schedule = '';
  try {
    schedule = await store.get(hostname);
  } catch {}
  return schedule === '' || schedule > now ? event.request : enforce(event, schedule, now);
}

function enforce(event: EdgeEvent, schedule: string, now: string): Answer | Promise<Answer> {
  const seconds = Number(now) / 1000;
  const cover = decide(event.request, schedule, seconds);
  return typeof cover === 'string' ? event.request : withDetail(event, cover, seconds);
}

async function withDetail(event: EdgeEvent, cover: EdgeCover, now: number): Promise<Answer> {
  let detail = '';
  try {
    detail = await store.get(cover.detailKey);
  } catch {}
  const lines = detail.split('\n');
  return decideByDetail(event.request, lines) === 'refuse' ? refuse(event, cover, lines, now) : event.request;
}
