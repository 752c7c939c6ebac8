import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EpochSeconds } from '../domain/actor';
import { sortableInstant } from './items';

/** What became of one event for one webhook. */
export interface WebhookDelivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  /** Of the event. */
  readonly eventAt: EpochSeconds;
  /** `failed`: it will be tried again. `given-up`: it will not. */
  readonly outcome: 'delivered' | 'failed' | 'given-up';
  /** How often it was sent so far. */
  readonly attempts: number;
  readonly lastAttemptAt: EpochSeconds;
  /** What the receiver answered last. */
  readonly httpStatus?: number;
  /** Why it did not answer. */
  readonly error?: string;
}

/** What was sent to whom, for two weeks. */
export interface WebhookLog {
  /** Over an earlier attempt of the same event. */
  record(delivery: WebhookDelivery): Promise<void>;
  /** The newest events first. */
  list(webhookId: string, limit: number): Promise<readonly WebhookDelivery[]>;
}

const itemType = 'webhook-delivery';
const keptSeconds = 14 * 86_400;
const partitionOf = (webhookId: string): string => `WEBHOOK#${webhookId}`;

export function createWebhookLog(client: DynamoDBClient, table: string): WebhookLog {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    async record(delivery) {
      const { webhookId, eventId, eventAt, lastAttemptAt } = delivery;
      const key = { pk: partitionOf(webhookId), sk: `${sortableInstant(eventAt)}#${eventId}` };
      const Item = { ...delivery, ...key, type: itemType, ttl: lastAttemptAt + keptSeconds };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    async list(webhookId, limit) {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ExpressionAttributeValues: { ':pk': partitionOf(webhookId) },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.flatMap((item) => deliveryIn(item));
    },
  };
}

function deliveryIn({ pk: _, sk: __, ttl: ___, type, ...delivery }: Readonly<Record<string, unknown>>) {
  return isDelivery(type, delivery) ? [delivery] : [];
}

/** Only `record` writes these items, so their type tells which members there are. */
function isDelivery(type: unknown, candidate: object): candidate is WebhookDelivery {
  return type === itemType && 'webhookId' in candidate;
}
