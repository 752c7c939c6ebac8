import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { openapiOperations } from './operations';

/** @param document docs/openapi.json, generated before: the function does not contain the generator. */
export function openapiHandlers(document: object): Handlers<keyof typeof openapiOperations> {
  return { 'GET /v1/openapi.json': async () => ok(document) };
}
