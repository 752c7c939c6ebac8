import { hour, Service } from '../fixtures';

it('the confirm page shows the windows that run at the same time, and none when there is none', async () => {
  const service = await Service.start();
  const outer = await service.request({ mode: 'read-only' });
  await service.act('POST /v1/windows/{windowId}/approve', {
    as: 'ana',
    path: { windowId: String(outer.json.windowId) },
  });
  const inner = await service.request({ mode: 'full', paths: ['/auth/callback'] });
  const later = new Date((service.now + 5 * hour) * 1000).toISOString();
  const end = new Date((service.now + 6 * hour) * 1000).toISOString();
  const other = await service.request({ mode: 'full', startsAt: later, endsAt: end });
  const pageOf = async (windowId: unknown) =>
    (await service.visit('GET', (await service.mailedLink(String(windowId))).token)).text;

  const page = await pageOf(inner.json.windowId);

  expect(inner.status).toBe(201);
  expect(page).toContain('Overlapping windows');
  expect(page).toContain(`read-only, the whole site`);
  expect(page).toContain(String(outer.json.windowId));
  expect(await pageOf(other.json.windowId)).not.toContain('Overlapping windows');
});

it('the confirm page says on which hosts those are that are on others', async () => {
  const service = await Service.start();
  const body = { hostnames: ['shop.example', 'www.shop.example'] };
  await service.api('PUT /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
  const inner = await service.request({ hostnames: ['www.shop.example'] });
  await service.act('POST /v1/windows/{windowId}/approve', {
    as: 'ana',
    path: { windowId: String(inner.json.windowId) },
  });
  const { json } = await service.request({ mode: 'read-only' });

  const page = (await service.visit('GET', (await service.mailedLink(String(json.windowId))).token)).text;

  expect(page).toContain('full maintenance, the whole site on <code>www.shop.example</code>, from ');
});
