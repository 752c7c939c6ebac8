import type { RouteKey } from '../../../lambdas/http/routes';
import { type Answer, at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const path = { siteId: 'shop' };
const call = (routeKey: RouteKey, body?: unknown, headers = {}): Promise<Answer> =>
  service.api(routeKey, { as: 'admin', path, body, headers });
const wanted = (change: object = {}) => ({ url: 'https://shop.example/cart', expiresInMinutes: 60, ...change });
const link = (change: object = {}, headers = {}) =>
  call('POST /v1/sites/{siteId}/bypass-links', wanted(change), headers);
const secretOf = (answer: Answer) => String(answer.json.secret);

describe('a bypass link', () => {
  it('is made for a time, and says by when the edge knows it', async () => {
    const answer = await link();
    expect(answer).toMatchObject({ status: 201, headers: { 'cache-control': 'no-store' } });
    expect(answer.json).toEqual({
      url: expect.stringMatching(/^https:\/\/shop\.example\/cart\?maintenance-bypass=\d+\.1\.[\w-]{43}$/),
      expiresAt: at(service.now + hour),
      siteId: 'shop',
      revision: 2,
      publishedRevision: 2,
      expectedEnforcedBy: at(service.now + 30),
    });
  });

  it('is the same for a repeat with one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await link({}, key);
    service.now += 5;
    expect((await link({}, key)).json.url).toBe(first.json.url);
    expect((await link({ expiresInMinutes: 61 }, key)).json.code).toBe('idempotency-key-reused');
  });

  it('promises nothing while the publish is outstanding', async () => {
    service.edgeAnswers = false;
    expect(Object.keys((await link()).json).sort()).toEqual(['expiresAt', 'revision', 'siteId', 'url']);
  });

  it('is revoked with all others of the site', async () => {
    await link();
    const answer = await call('DELETE /v1/sites/{siteId}/bypass-links');
    expect(answer).toMatchObject({ status: 200, json: { siteId: 'shop', revision: 3, publishedRevision: 3 } });
    expect((await link()).json.revision).toBe(4);
  });

  it('leaves no token in the log', async () => {
    await link();
    expect(JSON.stringify(service.lines)).not.toContain('maintenance-bypass');
    expect(service.lines.at(-1)).toMatchObject({ code: 'answered', facts: { siteId: 'shop', revision: 2 } });
  });
});

describe('the bypass header', () => {
  it('has a secret that is told once', async () => {
    const first = await call('PUT /v1/sites/{siteId}/bypass-header');
    expect(first).toMatchObject({ status: 201, json: { revision: 2, secret: expect.stringMatching(/^S+\d$/) } });
    const second = await call('PUT /v1/sites/{siteId}/bypass-header');
    expect(secretOf(second)).not.toBe(secretOf(first));
    const shown = await service.api('GET /v1/sites/{siteId}', { path });
    const audit = await service.api('GET /v1/audit', { query: path });
    for (const secret of [first, second].map(secretOf)) {
      expect([shown.text, audit.text, JSON.stringify(service.lines)].join()).not.toContain(secret);
      expect(JSON.stringify(await service.dump())).not.toContain(secret);
    }
    expect(shown.json.bypass).toEqual({ cidrs: [], linkKeys: 0, header: true });
  });

  it('is revoked, and revoking what is not there changes nothing', async () => {
    await call('PUT /v1/sites/{siteId}/bypass-header');
    const revoke = () => call('DELETE /v1/sites/{siteId}/bypass-header');
    expect(await revoke()).toMatchObject({ status: 200, json: { revision: 3 } });
    const before = await service.dump();
    expect(await revoke()).toMatchObject({ status: 200, json: { revision: 3 } });
    const after = await service.dump();
    expect(after).toEqual(before);
  });
});

describe('a bypass is refused, and nothing changes,', () => {
  it.each<[string, object, number, RegExp]>([
    ['no URL', { url: undefined }, 400, /url is required/],
    ['a URL that is none', { url: 'shop.example' }, 400, /url must be a URL/],
    ['a URL with a line break', { url: 'https://shop.example/\nx' }, 400, /url must be a URL/],
    ['an overlong URL', { url: `https://shop.example/${'x'.repeat(2048)}` }, 400, /url must have at most 2048/],
    ['plain HTTP', { url: 'http://shop.example/' }, 400, /must be https, without port/],
    ['a URL with a token', { url: 'https://shop.example/?maintenance-bypass=x' }, 400, /without maintenance-bypass/],
    ['a URL of somebody else', { url: 'https://evil.example/' }, 422, /not on one of the hostnames/],
    ['no time', { expiresInMinutes: 0 }, 400, /expiresInMinutes must be at least 1/],
    ['more than a day', { expiresInMinutes: 1441 }, 400, /expiresInMinutes must be at most 1440/],
    ['half a minute', { expiresInMinutes: 0.5 }, 400, /expiresInMinutes/],
    ['an unknown field', { forever: true }, 400, /forever is not a known field/],
  ])('with %s', async (_name, change, status, detail) => {
    const before = await service.dump();
    const answer = await link(change);
    expect([answer.status, answer.json.detail]).toEqual([status, expect.stringMatching(detail)]);
    expect(answer.json.code).toBe(status === 400 ? 'malformed' : 'foreign-url');
    expect(await service.dump()).toEqual(before);
  });

  it.each<[RouteKey, object | undefined]>([
    ['POST /v1/sites/{siteId}/bypass-links', wanted()],
    ['DELETE /v1/sites/{siteId}/bypass-links', undefined],
    ['PUT /v1/sites/{siteId}/bypass-header', undefined],
    ['DELETE /v1/sites/{siteId}/bypass-header', undefined],
  ])('by %s of an unknown site', async (routeKey, body) => {
    const before = await service.dump();
    const answer = await service.api(routeKey, { as: 'admin', path: { siteId: 'none' }, body });
    expect(answer).toMatchObject({ status: 404, json: { code: 'unknown-site' } });
    expect(await service.dump()).toEqual(before);
  });
});
