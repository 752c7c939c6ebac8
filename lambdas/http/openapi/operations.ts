import { bare, type Operations } from '../server/operation';

export const openapiOperations = {
  'GET /v1/openapi.json': { id: 'getOpenapi', ...bare },
} as const satisfies Operations;
