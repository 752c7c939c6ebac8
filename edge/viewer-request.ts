import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { unlessIdle } from './pursue';
import { STATUS_PATH } from './status';

/** The store associated with the function; `edge/bundle.ts` declares it in front of the code. */
declare const store: KeyValueStore;

/** Greater than any text that begins with an instant before 2286: a schedule that says never. */
const never = '9';

/**
 * The CloudFront Function: read what is scheduled for the hostname, and only if an interval is in force and could refuse
 * the request, read its detail. What cannot be read lets the request pass (docs/decisions/0001-edge-fails-open.md).
 *
 * Nearly every request ends at the first return, so nothing stands before it that those do not need. A schedule begins
 * with the second before which nothing happens, as ten digits: compared as text with the thirteen digits of the clock, it
 * needs no parsing. After an await, and with each name and value it has to keep, a function costs the engine more; waiting
 * for the other function costs less than returning its promise.
 */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  const headers = request.headers;
  delete headers['x-maintenance-tester'];
  delete headers['x-maintenance-mode'];
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > never && request.uri !== STATUS_PATH) {
    // Secrets are for the edge alone.
    delete headers['x-maintenance-bypass'];
    delete request.querystring['maintenance-bypass'];
    return request;
  }
  return unlessIdle(event, schedule);
}
