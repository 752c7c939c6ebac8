import { BYPASS_PARAMETER, TESTER_HEADER } from './bypass';
import type { EdgeEvent, EdgeRequest, EdgeResponse, KeyValueStore } from './event';
import { Reading } from './gated-request';
import { hostnameOf, isAsStored, wildcardOf } from './hostname';
import { type NextStep, stepAfterReading, stepBySchedule } from './next-step';
import { STATUS_PATH } from './status';

/** The KeyValueStore associated with the function; `edge/build/bundle.ts` declares it in front of the code. */
declare const store: KeyValueStore;

/** Whether hostnames like `*.example.com` are looked up; `edge/build/bundle.ts` puts true or false in its place. */
declare const WILDCARDS: boolean;

/** Concatenation is the cheapest way to convert a number to text. */
const noText = '';

/** Greater than any text that begins with an instant before 2286: an empty schedule. */
const never = '9';

/**
 * The CloudFront Function: read what is scheduled for the hostname, and only if an interval is in force and could
 * refuse the request, read its detail. If something cannot be read, the request passes
 * (docs/decisions/0001-edge-fails-open.md).
 *
 * Nearly every request ends at the first return, so nothing comes before it that those requests do not need. A schedule
 * begins with the second before which nothing happens, as ten digits: compared as text with the thirteen digits of the
 * clock, it needs no parsing. Another asynchronous function would cost more than a read does, so all reads are here.
 */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  const headers = request.headers;
  delete headers[TESTER_HEADER];
  let value = '';
  try {
    value = await store.get(headers.host.value);
  } catch {}
  if (value > never && request.uri !== STATUS_PATH) return request;
  if (!value && isAsStored(headers.host.value)) {
    if (!WILDCARDS) return request;
    try {
      value = await store.get(wildcardOf(headers.host.value));
    } catch {}
    if (!value) return request;
  }
  const clock = Date.now();
  if (value > clock + noText && !request.querystring[BYPASS_PARAMETER] && request.uri !== STATUS_PATH) {
    return request;
  }
  let next: NextStep = value
    ? stepBySchedule(event, value, clock / 1000)
    : { reading: Reading.schedule, event, key: hostnameOf(headers.host.value) };
  while (next.key !== undefined) {
    value = '';
    try {
      value = await store.get(next.key);
    } catch {}
    next = stepAfterReading(next, value);
  }
  return next;
}
