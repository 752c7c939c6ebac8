import { bare, type Operations } from '../server/operation';
import { explainQuery } from './schema';

export const explainOperations = {
  'GET /v1/explain': { id: 'explain', ...bare, query: explainQuery },
} as const satisfies Operations;
