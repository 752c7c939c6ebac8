import { clientSettings } from '../../../lambdas/aws/client-settings';
import { createEdgePublisher } from '../../../lambdas/aws/edge-publisher';
import { createFunctions } from '../../../lambdas/aws/functions';
import type { LogCode } from '../../../lambdas/platform/log';
import { type Hang, HangingServer, hangs } from '../../aws/hanging-server';
import { at, hour, Service } from '../fixtures';

it('an emergency on a site that cannot be published is answered with 201 and the reason, and claims nothing', async () => {
  const service = await Service.start();
  service.publisher = { publish: async () => ({ publishedRevision: 1, notPublishedReason: 'too-large' }) };
  const answer = await service.api('POST /v1/sites/{siteId}/emergency', {
    path: { siteId: 'shop' },
    body: { mode: 'full', reason: 'Orders are charged twice', durationMinutes: 30 },
  });
  expect(answer).toMatchObject({
    status: 201,
    json: { revision: 2, publishedRevision: 1, notPublishedReason: 'too-large' },
  });
  expect(answer.json).not.toHaveProperty('expectedEnforcedBy');
});

/** Kind: what waits for an answer after the commit turns a committed change into an error. */
describe.each(Object.keys(hangs) as Hang[])('with a publisher that %s', (hang) => {
  let server: HangingServer;
  let service: Service;
  const codes: LogCode[] = [];

  beforeEach(async () => {
    codes.length = 0;
    server = await HangingServer.start(hang);
    service = await Service.start();
    const settings = { ...server.client, ...clientSettings({ milliseconds: 200, attempts: 1 }) };
    service.publisher = createEdgePublisher(createFunctions(settings), 'publish-edge', (code) => void codes.push(code));
  });
  afterEach(() => server.stop());

  const emergency = () =>
    service.api('POST /v1/sites/{siteId}/emergency', {
      path: { siteId: 'shop' },
      body: { mode: 'full', reason: 'Orders are charged twice', durationMinutes: 30 },
    });

  it('an emergency is answered with 201, and says that its publish is not known', async () => {
    const began = Date.now();

    const answer = await emergency();

    expect(answer).toMatchObject({ status: 201, json: { status: 'active', revision: 2 } });
    expect(answer.json).not.toHaveProperty('publishedRevision');
    expect(answer.json).not.toHaveProperty('expectedEnforcedBy');
    expect(codes).toEqual(['publish-deferred']);
    expect(Date.now() - began).toBeLessThan(3000);
  });

  it('its end is answered with 200', async () => {
    const { windowId } = (await emergency()).json;
    const answer = await service.api('POST /v1/windows/{windowId}/end', { path: { windowId: String(windowId) } });
    expect(answer).toMatchObject({ status: 200, json: { status: 'completed' } });
    expect(answer.json).not.toHaveProperty('publishedRevision');
  });

  it('a cancellation is answered with 200', async () => {
    const { json } = await service.api('POST /v1/windows', {
      body: {
        siteId: 'shop',
        mode: 'full',
        startsAt: at(service.now + hour),
        endsAt: at(service.now + 2 * hour),
        reason: 'upgrade',
      },
    });
    const path = { windowId: String(json.windowId) };
    const answer = await service.api('POST /v1/windows/{windowId}/cancel', { path });
    expect(answer).toMatchObject({ status: 200, json: { status: 'cancelled' } });
    expect(answer.json).not.toHaveProperty('publishedRevision');
  });

  it('bypass links are revoked with 200', async () => {
    await service.api('PUT /v1/sites/{siteId}/bypass-header', { as: 'admin', path: { siteId: 'shop' } });
    const call = { as: 'admin', path: { siteId: 'shop' } };
    expect(await service.api('DELETE /v1/sites/{siteId}/bypass-header', call)).toMatchObject({
      status: 200,
      json: { siteId: 'shop' },
    });
  });
});
