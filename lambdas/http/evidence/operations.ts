import { bare, type Operations } from '../server/operation';
import { windowPath } from '../window/schema';

export const evidenceOperations = {
  'GET /v1/windows/{windowId}/evidence': { id: 'getEvidence', ...bare, path: windowPath },
} as const satisfies Operations;
