import type { Handlers } from '../server/dispatch';
import { jsonText } from '../server/reply';
import type { openapiOperations } from './operations';

/**
 * @param document reads docs/openapi.json, which is generated before: the function contains neither the document, which
 * few requests need, nor the generator
 */
export function openapiHandlers(document: () => string): Handlers<keyof typeof openapiOperations> {
  return { 'GET /v1/openapi.json': async () => jsonText(document()) };
}
