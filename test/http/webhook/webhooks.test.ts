import type { WebhookDelivery } from '../../../lambdas/store/webhook-log';
import { Service } from '../fixtures';

const delivery = (n: number): WebhookDelivery => ({
  webhookId: 'chat',
  eventId: `quiesce/shop/${n}`,
  eventType: 'window.requested',
  eventAt: 1_795_348_800 + n,
  outcome: 'failed',
  attempts: 2,
  lastAttemptAt: 1_795_348_900,
  httpStatus: 500,
});

describe('webhooks', () => {
  let service: Service;
  beforeEach(async () => {
    service = await Service.start();
  });
  const path = { webhookId: 'chat' };

  it('tell which events they took', async () => {
    service.deliveries = [delivery(2), delivery(1)];
    const answer = await service.api('GET /v1/webhooks/{webhookId}/deliveries', {
      as: 'viewer',
      path,
      query: { limit: '1' },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      items: [
        {
          eventId: 'quiesce/shop/2',
          eventType: 'window.requested',
          eventAt: '2026-11-22T12:00:02Z',
          outcome: 'failed',
          attempts: 2,
          lastAttemptAt: '2026-11-22T12:01:40Z',
          httpStatus: 500,
        },
      ],
    });
  });

  it('get an event again, made of its entry in the audit log', async () => {
    const answer = await service.api('POST /v1/webhooks/{webhookId}/replay', {
      as: 'admin',
      path,
      body: { eventId: 'quiesce/shop/1' },
    });
    expect(answer).toMatchObject({ status: 200, json: { webhookId: 'chat', eventId: 'quiesce/shop/1' } });
    expect(service.functions.calls).toEqual([
      {
        functionName: 'deliver-webhook',
        payload: {
          replay: {
            webhookId: 'chat',
            message: {
              detail: expect.objectContaining({ id: 'quiesce/shop/1', type: 'site.created', siteId: 'shop' }),
            },
          },
        },
      },
    ]);
  });

  it.each(['quiesce/shop/2', 'quiesce/shop/0', 'other/shop/1', 'quiesce/none/1', 'shop', 'quiesce/shop/1e0'])(
    'get no event %s, which is none',
    async (eventId) => {
      const answer = await service.api('POST /v1/webhooks/{webhookId}/replay', {
        as: 'admin',
        path,
        body: { eventId },
      });
      expect(answer).toMatchObject({ status: 404, json: { code: 'unknown-event' } });
      expect(service.functions.calls).toEqual([]);
    },
  );

  it('get no event of a chain that no key can name', async () => {
    const asked = jest.spyOn(service.store, 'auditEntries');
    const body = { eventId: 'quiesce//1' };
    const answer = await service.api('POST /v1/webhooks/{webhookId}/replay', { as: 'admin', path, body });
    expect(answer).toMatchObject({ status: 404, json: { code: 'unknown-event' } });
    expect(asked).not.toHaveBeenCalled();
  });

  it('are those of the configuration', async () => {
    const gone = { path: { webhookId: 'gone' } };
    const list = await service.api('GET /v1/webhooks/{webhookId}/deliveries', { as: 'viewer', ...gone });
    const body = { eventId: 'quiesce/shop/1' };
    const replay = await service.api('POST /v1/webhooks/{webhookId}/replay', { as: 'admin', ...gone, body });
    expect([list, replay]).toMatchObject([
      { status: 404, json: { code: 'unknown-webhook' } },
      { status: 404, json: { code: 'unknown-webhook' } },
    ]);
  });
});
