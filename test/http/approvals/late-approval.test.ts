import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const ask = async (body: object = {}) => {
  const { endsAt: _, ...plan } = service.plan();
  const terms = { startsAt: 'on-approval', notAfter: at(service.now + 6 * hour), durationMinutes: 30 };
  const { json, status } = await service.api('POST /v1/windows', { body: { ...plan, ...terms, ...body } });
  return { json, status, path: { windowId: String(json.windowId) } };
};

const approve = (path: { windowId: string }) => service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path });

/** The text of a page, as a reader sees it. */
const textOf = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

describe('a late approver of a window that starts on approval', () => {
  it('reads when it would start now, votes, and reads when it starts', async () => {
    const { path, json } = await ask({ notBefore: at(service.now + hour) });
    expect(json).toMatchObject({
      startsAt: at(service.now + 6 * hour),
      endsAt: at(service.now + 6.5 * hour),
      decideBy: at(service.now + 6 * hour),
      onApproval: { notBefore: at(service.now + hour), notAfter: at(service.now + 6 * hour), durationSeconds: 1800 },
    });
    const { token, code } = await service.mailedLink(path.windowId);
    service.now += 5 * hour;
    const page = textOf((await service.visit('GET', token)).text);
    expect(page).toContain('30 minutes, as soon as it is approved, not before Sun 22 Nov, 13:00 UTC, at the latest');
    expect(page).toContain('Approved now, it starts on Sun 22 Nov, 17:00:01 UTC.');
    const voted = await service.visit('POST', token, { decision: 'approve', code });
    expect(textOf(voted.text)).toMatch(/Starts\s*Sun, 22 November 2026 at 17:00:01 UTC/);
    expect((await service.api('GET /v1/windows/{windowId}', { path })).json).toMatchObject({
      status: 'approved',
      startsAt: at(service.now + 1),
      endsAt: at(service.now + 1 + 1800),
      onApproval: { approvedAt: at(service.now) },
    });
  });

  it('reads that another window is in its way, and is told so instead of being counted', async () => {
    const { path } = await ask();
    const { json } = await service.request({ startsAt: at(service.now + hour), endsAt: at(service.now + 7 * hour) });
    await approve({ windowId: String(json.windowId) });
    service.now += hour;
    const { token, code } = await service.mailedLink(path.windowId);
    const page = textOf((await service.visit('GET', token)).text);
    expect(page).toContain(`It cannot be approved now: the window ${String(json.windowId)} is in its way.`);
    expect(page).toContain('Window that may overlap');
    const refused = await service.visit('POST', token, { decision: 'approve', code });
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('It overlaps another window'),
    ]);
    await service.act('POST /v1/windows/{windowId}/end', { path: { windowId: String(json.windowId) } });
    expect((await service.visit('POST', token, { decision: 'approve', code })).status).toBe(200);
  });

  it('has too late a vote refused, and the question expires', async () => {
    const { path } = await ask();
    service.now += 6 * hour;
    expect((await approve(path)).json.code).toBe('illegal-move');
  });
});

describe('listings', () => {
  it('go by the latest start until it is approved, and then by the start', async () => {
    const [open, fixed] = [await ask(), await service.request()];
    const ids = async (query: Record<string, string>) => {
      const { json } = await service.api('GET /v1/windows', { query: { siteId: 'shop', ...query } });
      return (json.items as { windowId: string }[]).map(({ windowId }) => windowId);
    };
    expect(await ids({})).toEqual([fixed.json.windowId, open.json.windowId]);
    expect(await ids({ from: at(service.now + 6 * hour) })).toEqual([open.json.windowId]);
    await approve(open.path);
    expect(await ids({})).toEqual([open.json.windowId, fixed.json.windowId]);
    expect(await ids({ from: at(service.now + 6 * hour) })).toEqual([]);
  });
});

describe('the fields', () => {
  it.each([
    ['endsAt beside the duration', { endsAt: '2026-11-22T20:00:00Z' }],
    ['no notAfter', { notAfter: undefined }],
    ['no duration', { durationMinutes: undefined, endsAt: '2026-11-22T20:00:00Z' }],
    ['another word', { startsAt: 'soon' }],
    ['no hostname', { hostnames: [] }],
  ])('are refused with %s', async (_, body) => {
    expect((await ask(body)).status).toBe(400);
  });

  it('name the hostnames that the site does not have', async () => {
    const { status, json } = await ask({ hostnames: ['shop.example', 'other.example'] });
    expect([status, json.code, json.hostnames]).toEqual([422, 'foreign-hostname', ['other.example']]);
  });
});
