import type { Deps } from '../../commands/transaction/deps';
import { doOnce } from '../../commands/transaction/idempotent';
import { instantText } from '../../domain/local-time';
import { Refusal } from '../../domain/refusal';
import type { WebhookDelivery, WebhookLog } from '../../store/webhook-log';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { webhookOperations } from './operations';

export interface WebhookHandlerDeps extends Deps {
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
    'POST /v1/webhooks/{webhookId}/replay': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const event = { ...path, ...body };
      assertKnown(deps, event.webhookId);
      const result = { kind: 'replay', value: event } as const;
      await doOnce(deps, actor, idempotency, result, () => deps.replay(event.webhookId, event.eventId));
      return ok(event);
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
