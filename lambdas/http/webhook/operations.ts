import { bare, type Operations } from '../server/operation';
import { deliveryFilter, replayBody, webhookPath } from './schema';

export const webhookOperations = {
  'GET /v1/webhooks/{webhookId}/deliveries': {
    id: 'listDeliveries',
    ...bare,
    path: webhookPath,
    query: deliveryFilter,
  },
  'POST /v1/webhooks/{webhookId}/replay': { id: 'replayEvent', ...bare, path: webhookPath, body: replayBody },
} as const satisfies Operations;
