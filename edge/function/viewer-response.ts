import { nextWindow } from './announce';
import type { KeyValueStore, ResponseEvent, ViewerResponse } from './event';
import { hostnameOf, wildcardOf } from './hostname';

/** The KeyValueStore associated with the function; `edge/build/bundle.ts` declares it in front of the shipped code. */
declare const store: KeyValueStore;

/** Whether hostnames like `*.example.com` are looked up; `edge/build/bundle.ts` puts true or false in its place. */
declare const WILDCARDS: boolean;

/**
 * The optional second CloudFront Function: tells clients about the window that is in force or comes next, in a
 * `maintenance-window` header on what the origin or the cache answers. CloudFront does not run it on answers of the
 * gate itself, nor on errors of the origin.
 */
export async function handler(event: ResponseEvent): Promise<ViewerResponse> {
  const response = event.response;
  const request = event.request;
  const hostname = hostnameOf(request.headers.host.value);
  let schedule = '';
  try {
    schedule = await store.get(hostname);
  } catch {}
  if (WILDCARDS && !schedule) {
    try {
      schedule = await store.get(wildcardOf(hostname));
    } catch {}
  }
  const announced = nextWindow(schedule, request.uri, Date.now() / 1000);
  if (announced) response.headers['maintenance-window'] = { value: announced };
  return response;
}
