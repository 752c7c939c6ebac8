import type { EdgeResponse } from './event';

/** An answer of the edge's own, which nobody may store. */
export function respond(statusCode: number, statusDescription: string): EdgeResponse {
  return { statusCode, statusDescription, headers: { 'cache-control': { value: 'no-store' } } };
}
