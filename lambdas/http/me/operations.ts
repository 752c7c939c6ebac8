import { bare, type Operations } from '../server/operation';

export const meOperations = {
  'GET /v1/me': { id: 'getMe', ...bare },
} as const satisfies Operations;
