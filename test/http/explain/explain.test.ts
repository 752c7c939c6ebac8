import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const explain = (query: Record<string, string>) => service.api('GET /v1/explain', { as: 'viewer', query });

async function approved(change: Record<string, unknown> = {}): Promise<string> {
  const windowId = String((await service.request(change)).json.windowId);
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
  return windowId;
}

describe('an explanation', () => {
  it('names rule, window, approvers, next boundary and revisions', async () => {
    const windowId = await approved();
    const { now } = service;
    const asked = { url: 'https://shop.example/cart', method: 'POST', at: at(now + hour) };
    const window = {
      windowId,
      reason: 'Database upgrade',
      startsAt: at(now + hour),
      endsAt: at(now + 2 * hour),
      approvers: [{ approverId: 'ana', at: at(now), assurance: 'signed' }],
    };
    const told = {
      at: at(now + hour),
      basis: 'edge',
      siteId: 'shop',
      nextBoundary: { at: at(now + 2 * hour), boundary: 'end', windowId, mode: 'full' },
    };
    const answer = await explain(asked);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      ...told,
      rule: 'no-schedule',
      mode: 'open',
      planned: { rule: 'refuse', mode: 'full', window },
      revision: 2,
      publishedRevision: 0,
      published: false,
      notPublishedReason: 'under-way',
    });
    await service.api('PUT /v1/sites/{siteId}/bypass-header', { as: 'admin', path: { siteId: 'shop' } });
    expect((await explain(asked)).json).toEqual({
      ...told,
      rule: 'refuse',
      mode: 'full',
      matchedHostname: 'shop.example',
      window,
      revision: 3,
      publishedRevision: 3,
      published: true,
    });
  });

  it('is about now and a GET unless told otherwise', async () => {
    const windowId = await approved();
    expect((await explain({ url: 'https://SHOP.example' })).json).toMatchObject({
      at: at(service.now),
      mode: 'open',
      nextBoundary: { windowId, boundary: 'start' },
    });
  });

  it('says of a host that no site has only that', async () => {
    const answer = await explain({ url: 'https://nowhere.example/', ip: '2001:db8::1' });
    expect(answer.json).toEqual({ at: at(service.now), basis: 'edge', rule: 'no-schedule', mode: 'open' });
  });
});

describe('an explanation is refused', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['without a URL', {}, /url is required/],
    ['of a URL that is none', { url: 'shop.example' }, /url must be a URL/],
    ['of an unknown method', { url: 'https://shop.example', method: 'BREW' }, /method must be one of: GET/],
    ['for an address that is none', { url: 'https://shop.example', ip: 'here' }, /ip must be an IPv4 or IPv6 address/],
    ['at a time that is none', { url: 'https://shop.example', at: 'noon' }, /at must be an RFC 3339 instant/],
    ['with an unknown parameter', { url: 'https://shop.example', colour: 'red' }, /colour is not a known field/],
  ])('%s', async (_name, query, detail) => {
    const answer = await explain(query);
    expect([answer.status, answer.json.detail]).toEqual([400, expect.stringMatching(detail)]);
  });
});
