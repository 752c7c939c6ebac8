import { bare, type Operations } from '../server/operation';
import { questionFilter } from './schema';

export const questionOperations = {
  'GET /v1/questions': { id: 'listQuestions', ...bare, query: questionFilter },
} as const satisfies Operations;
