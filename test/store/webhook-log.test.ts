import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createWebhookLog, type WebhookDelivery } from '../../lambdas/store/webhook-log';
import { dynoxide, type Server, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';

const delivery = (n: number, changes: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  webhookId: 'chat',
  eventId: `quiesce/shop/${n}`,
  eventType: 'window.requested',
  eventAt: 1000 + n,
  outcome: 'failed',
  attempts: 1,
  lastAttemptAt: 2000,
  error: 'TimeoutError',
  ...changes,
});
const command = dynoxide();

(command ? describe : describe.skip)('the log of webhooks', () => {
  let server: Server;
  let client: DynamoDBClient;
  beforeAll(async () => {
    if (!command) return;
    server = await serve(command);
    client = clientOf(server.endpoint);
    await createTables(client);
  });
  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  it('has the newest events first, each with its last attempt, and those of one webhook only', async () => {
    const log = createWebhookLog(client, 'control');
    for (const n of [9, 10, 2]) await log.record(delivery(n));
    await log.record(delivery(99, { webhookId: 'ops' }));
    const { error: _, ...taken } = delivery(9, { outcome: 'delivered', attempts: 2, httpStatus: 200 });
    await log.record(taken);
    expect(await log.list('chat', 10)).toEqual([delivery(10), taken, delivery(2)]);
    expect(await log.list('chat', 1)).toEqual([delivery(10)]);
    expect(await storeOn(client).sites({ limit: 10 })).toEqual({ items: [] });
  });
});
