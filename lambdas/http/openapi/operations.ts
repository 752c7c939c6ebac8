import * as z from 'zod/mini';
import { bare, json, type Operations } from '../server/operation';

export const openapiOperations = {
  'GET /v1/openapi.json': { id: 'getOpenapi', ...bare, answer: json(z.object({})) },
} as const satisfies Operations;
