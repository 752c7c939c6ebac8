import { nextWindow } from './announce';
import type { KeyValueStore, ResponseEvent, ViewerResponse } from './event';

/** The store associated with the function; `edge/bundle.ts` declares it in front of the shipped code. */
declare const store: KeyValueStore;

/**
 * The optional second CloudFront Function: tells clients of the window that is in force or comes next, in a
 * `maintenance-window` header on what the origin or the cache answers. CloudFront does not run it on answers of the gate
 * itself, nor on errors of the origin.
 */
export async function handler(event: ResponseEvent): Promise<ViewerResponse> {
  const response = event.response;
  let schedule = '';
  try {
    schedule = await store.get(event.request.headers.host.value);
  } catch {}
  const announced = nextWindow(schedule, Date.now() / 1000);
  if (announced) response.headers['maintenance-window'] = { value: announced };
  return response;
}
