import { bare, json, type NamedSchemas, type Operations } from '../server/operation';
import { explainQuery, explanation } from './schema';

export const explainOperations = {
  'GET /v1/explain': { id: 'explain', ...bare, query: explainQuery, answer: json(explanation) },
} as const satisfies Operations;

export const explainSchemas = { Explanation: explanation } as const satisfies NamedSchemas;
