import { decide } from './decide';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { refuse } from './refuse';

/** The store associated with the function; `edge/bundle.ts` declares it in front of the shipped code. */
declare const store: KeyValueStore;

/**
 * The CloudFront Function: read what is scheduled for the hostname, and only if an interval is in force and could refuse
 * the request, read its detail. What cannot be read lets the request pass (docs/decisions/0001-edge-fails-open.md).
 * All awaits stand here, because one more async call costs as much as the whole of an idle request.
 */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  // CloudFront stops the clock at the start of the call.
  const now = `${Date.now()}`;
  delete request.headers['x-maintenance-mode'];
  const host = request.headers.host;
  if (host === undefined) return request;
  let schedule: string;
  try {
    schedule = await store.get(host.value);
  } catch {
    // Hostnames are stored in lower case and nearly always sent so.
    const hostname = host.value.toLowerCase();
    if (hostname === host.value) return request;
    try {
      schedule = await store.get(hostname);
    } catch {
      return request;
    }
  }
  if (schedule > now) return request;
  const first = decide(request, { schedule }, now);
  const cover = first.cover;
  if (first.rule !== 'read-detail' || cover === undefined) return request;
  let detail: string;
  try {
    detail = await store.get(cover.detailKey);
  } catch {
    return request;
  }
  return decide(request, { cover, detail }, now).rule === 'refuse' ? refuse(event, cover, detail, now) : request;
}
