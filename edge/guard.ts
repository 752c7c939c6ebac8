import { decide } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { refuse } from './refuse';
import { startsLater } from './schedule';

/**
 * One request: read what is scheduled for the hostname, and only if an interval is in force read its detail. What cannot
 * be read lets the request pass (docs/decisions/0001-edge-fails-open.md).
 *
 * @param now UTC epoch seconds at the start of the call
 */
export async function guard(event: EdgeEvent, store: KeyValueStore, now: number): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  delete request.headers['x-maintenance-mode'];
  const schedule = await readSchedule(store, request.headers.host?.value);
  if (schedule === undefined || startsLater(schedule, now)) return request;
  const first = decide(request, { schedule }, now);
  if (first.rule !== 'read-detail' || first.cover === undefined) return request;
  let detail: string;
  try {
    detail = await store.get(first.cover.detailKey);
  } catch {
    return request;
  }
  const last = decide(request, { cover: first.cover, detail }, now);
  return last.rule === 'refuse' ? refuse(event, first.cover, detail, now) : request;
}

/** Hostnames are stored in lower case and nearly always sent so. */
async function readSchedule(store: KeyValueStore, hostname: string | undefined): Promise<string | undefined> {
  if (hostname === undefined) return undefined;
  try {
    return await store.get(hostname);
  } catch {
    const canonical = hostname.toLowerCase();
    if (canonical === hostname) return undefined;
    try {
      return await store.get(canonical);
    } catch {
      return undefined;
    }
  }
}
