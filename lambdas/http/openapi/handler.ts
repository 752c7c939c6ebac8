import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';

/** @param document docs/openapi.json, written ahead: the function carries no generator. */
export function openapiHandlers(document: object): Handlers<'GET /v1/openapi.json'> {
  return { 'GET /v1/openapi.json': async () => ok(document) };
}
