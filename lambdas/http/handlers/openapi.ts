import type { Handlers } from '../dispatch';
import { ok } from '../reply';

/** @param document docs/openapi.json, written ahead: the function carries no generator. */
export function openapiHandlers(document: object): Handlers<'GET /v1/openapi.json'> {
  return { 'GET /v1/openapi.json': async () => ok(document) };
}
