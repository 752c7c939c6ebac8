import { at, hour, Service } from '../fixtures';

const day = 24 * hour;
let service: Service;
beforeEach(async () => {
  service = await Service.start();
  const body = { hostnames: ['shop.example', 'www.shop.example'] };
  await service.api('PUT /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
});

async function approved(body: object): Promise<string> {
  const windowId = String((await service.request({ ...body })).json.windowId);
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
  await service.ownPublisher.publish('shop');
  return windowId;
}

const explain = async (host: string, instant: number) =>
  (await service.api('GET /v1/explain', { query: { url: `https://${host}/`, at: at(instant) } })).json;

const status = async (instant: number) =>
  (await service.api('GET /v1/sites/{siteId}/status', { path: { siteId: 'shop' }, query: { at: at(instant) } })).json;

it('explain decides by hostname, and names the next boundary of that hostname only', async () => {
  const windowId = await approved({ hostnames: ['www.shop.example'] });
  const during = service.now + hour;
  expect(await explain('www.shop.example', during)).toMatchObject({
    rule: 'refuse',
    mode: 'full',
    window: { windowId },
  });
  const other = await explain('shop.example', during);
  expect([other.rule, other.mode, other.nextBoundary]).toEqual(['nothing-now', 'open', undefined]);
});

it('explain is about the edge where only another hostname has a window that is far ahead', async () => {
  await approved({ hostnames: ['shop.example'] });
  const far = service.now + 10 * day;
  await approved({ hostnames: ['www.shop.example'], startsAt: at(far), endsAt: at(far + hour) });
  expect((await explain('shop.example', far)).basis).toBe('edge');
  expect((await explain('www.shop.example', far)).basis).toBe('plan');
});

it('the status says on which hostnames its windows are', async () => {
  const windowId = await approved({ hostnames: ['www.shop.example'] });
  const during = service.now + hour;
  const hostnames = ['www.shop.example'];
  expect(await status(during)).toMatchObject({
    mode: 'full',
    window: { windowId, hostnames },
    windows: [{ hostnames }],
  });
});
