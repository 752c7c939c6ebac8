import { BYPASS_HEADER, TESTER_HEADER } from './bypass';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { unlessIdle } from './pursue';
import { MODE_HEADER } from './respond';
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
  delete headers[TESTER_HEADER];
  delete headers[MODE_HEADER];
  let schedule = '';
  try {
    schedule = await store.get(headers.host.value);
  } catch {}
  if (schedule > never && request.uri !== STATUS_PATH) {
    // Where links may be abroad, a schedule never says never, and `pass` takes off the rest.
    delete headers[BYPASS_HEADER];
    return request;
  }
  return unlessIdle(event, schedule);
}
