import { type RequestedWindow, Stage, until } from './harness';

const host = 'demo.localhost';

describe('a testers-only window', () => {
  let stage: Stage;
  let window: RequestedWindow;
  beforeAll(async () => {
    stage = await Stage.open();
    window = await stage.requestWindow({ mode: 'testers-only', inSeconds: 8, seconds: 600 });
    await stage.vote('ana', window.windowId);
    await until(window.startsAt + 200);
  }, 120_000);
  afterAll(() => stage.close(), 30_000);

  const admin = async (method: string, path: string, body?: unknown) =>
    (await stage.api('admin')).call(`/v1/sites/demo/${path}`, { method, body });
  const statusWith = async (headers = {}, path = '/') => (await stage.visit(host, 'GET', path, headers)).status;

  it('is passed with a link, by its cookie, until the links are revoked', async () => {
    expect(await statusWith()).toBe(503);
    const url = `http://${host}/cart?step=2`;
    const made = await admin('POST', 'bypass-links', { url, expiresInMinutes: 5 });
    expect(made).toMatchObject({ status: 201, body: { siteId: 'demo', publishedRevision: made.body.revision } });
    const link = new URL(String(made.body.url));
    const followed = await stage.visit(host, 'GET', `${link.pathname}${link.search}`);
    expect(followed).toMatchObject({ status: 302, headers: { location: '/cart?step=2', 'cache-control': 'no-store' } });
    const [cookie = ''] = String(followed.headers['set-cookie']).split(';');
    expect(await statusWith({ cookie })).toBe(200);
    expect((await admin('DELETE', 'bypass-links')).status).toBe(200);
    expect(await statusWith({ cookie })).toBe(503);
  }, 60_000);

  it('is passed with the header secret, until it is replaced', async () => {
    const secret = async () => String((await admin('PUT', 'bypass-header')).body.secret);
    const first = await secret();
    expect(await statusWith({ 'x-maintenance-bypass': first })).toBe(200);
    expect(await statusWith({ 'x-maintenance-bypass': '1' })).toBe(503);
    const second = await secret();
    expect(await statusWith({ 'x-maintenance-bypass': first })).toBe(503);
    expect(await statusWith({ 'x-maintenance-bypass': second })).toBe(200);
    expect((await admin('DELETE', 'bypass-header')).status).toBe(200);
    expect(await statusWith({ 'x-maintenance-bypass': second })).toBe(503);
  }, 60_000);

  it('is explained as it is enforced', async () => {
    const query = `ip=127.0.0.1&method=GET&url=${encodeURIComponent(`https://${host}/`)}`;
    const { body } = await (await stage.api('viewer')).get(`/v1/explain?${query}`);
    expect(body).toMatchObject({
      rule: 'refuse',
      mode: 'testers-only',
      siteId: 'demo',
      window: { windowId: window.windowId, approvers: [{ approverId: 'ana', assurance: 'mailbox' }] },
    });
    expect(await statusWith()).toBe(503);
  }, 60_000);

  it('leaves secrets to administrators, and a chain that verifies', async () => {
    const link = { url: `http://${host}/`, expiresInMinutes: 5 };
    for (const profile of ['viewer', 'requester', 'approver-ana', 'breakglass'] as const) {
      const api = await stage.api(profile);
      expect((await api.post('/v1/sites/demo/bypass-links', link)).status).toBe(403);
      expect((await api.call('/v1/sites/demo/bypass-header', { method: 'PUT' })).status).toBe(403);
    }
    expect(await stage.chainVerifies()).toBe(true);
  }, 60_000);
});
