import { instantText } from '../../domain/local-time';
import { Refusal } from '../../domain/refusal';
import type { WebhookDelivery, WebhookLog } from '../../store/webhook-log';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { webhookOperations } from './operations';

export interface WebhookHandlerDeps {
  /** The webhooks that are configured. */
  readonly webhookIds: readonly string[];
  readonly deliveries: Pick<WebhookLog, 'list'>;
  /** @throws Refusal `unknown-event` */
  readonly replay: (webhookId: string, eventId: string) => Promise<void>;
}

const usualLimit = 50;

export function webhookHandlers(deps: WebhookHandlerDeps): Handlers<keyof typeof webhookOperations> {
  return {
    'GET /v1/webhooks/{webhookId}/deliveries': async ({ path: { webhookId }, query: { limit = usualLimit } }) => {
      assertKnown(deps, webhookId);
      const items = await deps.deliveries.list(webhookId, limit);
      return ok({ items: items.map(deliveryJson) });
    },
    'POST /v1/webhooks/{webhookId}/replay': async ({ path: { webhookId }, body: { eventId } }) => {
      assertKnown(deps, webhookId);
      await deps.replay(webhookId, eventId);
      return ok({ webhookId, eventId });
    },
  };
}

/** @throws Refusal `unknown-webhook` */
function assertKnown({ webhookIds }: WebhookHandlerDeps, webhookId: string): void {
  if (webhookIds.includes(webhookId)) return;
  throw new Refusal('unknown-webhook', 'No webhook of the configuration has this id.', { webhookId });
}

function deliveryJson({
  eventId,
  eventType,
  eventAt,
  outcome,
  attempts,
  lastAttemptAt,
  httpStatus,
  error,
}: WebhookDelivery) {
  return {
    eventId,
    eventType,
    eventAt: instantText(eventAt),
    outcome,
    attempts,
    lastAttemptAt: instantText(lastAttemptAt),
    httpStatus,
    error,
  };
}
