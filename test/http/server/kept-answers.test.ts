import type { RouteKey } from '../../../lambdas/http/routes';
import { Service } from '../fixtures';

const headers = { 'idempotency-key': 'once' };

/** Calls that succeed without a change of their own. */
const calls: readonly (readonly [RouteKey, Record<string, string>, object, object])[] = [
  ['PATCH /v1/sites/{siteId}', { siteId: 'shop' }, { timeZone: 'UTC' }, { timeZone: null }],
  ['POST /v1/people/{personId}/confirm', { personId: 'ana' }, {}, { token: 'good-token' }],
  [
    'POST /v1/webhooks/{webhookId}/replay',
    { webhookId: 'chat' },
    { eventId: 'quiesce/shop/1' },
    { eventId: 'quiesce/ORG/1' },
  ],
];

/** The kind: a key is kept for every call that succeeded, not only for those that changed something. */
describe.each(calls)('%s that finds nothing to change', (route, path, body, another) => {
  let service: Service;
  const call = (sent: object) => service.api(route, { as: 'admin', path, body: sent, headers });
  beforeEach(async () => {
    service = await Service.start();
  });

  it('is answered as before when it is repeated', async () => {
    const first = await call(body);
    expect(first.status).toBe(200);
    const sent = service.functions.calls.length;
    expect(await call(body)).toMatchObject({ status: 200, json: first.json });
    expect(service.functions.calls).toHaveLength(sent);
  });

  it('uses its key up', async () => {
    await call(body);
    const before = await service.dump();
    expect(await call(another)).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
    expect(await service.dump()).toEqual(before);
  });
});

describe('a repeat of a call that found nothing to change', () => {
  it('changes nothing either when others have changed it since', async () => {
    const service = await Service.start();
    const path = { siteId: 'shop' };
    const patch = (body: object, more = {}) =>
      service.api('PATCH /v1/sites/{siteId}', { as: 'admin', path, body, headers: more });
    await patch({ timeZone: 'UTC' }, headers);
    await patch({ timeZone: 'Europe/Paris' });
    await patch({ timeZone: 'UTC' }, headers);
    expect((await service.api('GET /v1/sites/{siteId}', { path })).json).toMatchObject({ timeZone: 'Europe/Paris' });
  });
});
