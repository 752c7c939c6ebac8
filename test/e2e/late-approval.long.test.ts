import { Stage, until } from './harness';

const lead = 4;
const hostnames = ['late.localhost', 'api.late.localhost'];
const instant = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

describe('a window that starts on approval', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    const policy = { leadTimeSeconds: lead };
    const answer = await (await stage.api('admin')).post('/v1/sites', { siteId: 'late', hostnames, policy });
    expect(answer.status).toBe(201);
  }, 120_000);
  afterAll(() => stage.close(), 30_000);

  const statuses = async () => Promise.all(hostnames.map(async (hostname) => (await stage.visit(hostname)).status));

  it('closes its hostnames when a late approver votes by mail and the lead time has passed, and ends as any other', async () => {
    const requester = await stage.api('requester');
    const { status, body } = await requester.post('/v1/windows', {
      siteId: 'late',
      mode: 'full',
      reason: 'Database upgrade',
      hostnames: hostnames.slice(1),
      startsAt: 'on-approval',
      notAfter: instant(Date.now() + 600_000),
      durationMinutes: 1,
    });
    expect([status, body.status]).toEqual([201, 'requested']);
    const windowId = String(body.windowId);
    await until(Date.parse(String(body.requestedAt)) + 5000);

    expect((await stage.vote('ana', windowId)).status).toBe(200);

    const window = await stage.untilStatus(windowId, 'approved');
    const { approvedAt } = window.onApproval as { readonly approvedAt: string };
    const startsAt = Date.parse(String(window.startsAt));
    expect(startsAt).toBe(Date.parse(approvedAt) + lead * 1000);
    expect(Date.parse(String(window.endsAt))).toBe(startsAt + 60_000);
    await stage.untilPublished('late');
    const early = await statuses();
    if (Date.now() < startsAt) expect(early).toEqual([200, 200]);
    await until(startsAt + 200);
    expect(await statuses()).toEqual([200, 503]);
    const begun = await stage.untilStatus(windowId, 'active');
    expect(Date.parse(String(begun.activatedAt))).toBeGreaterThanOrEqual(startsAt);
    expect((await requester.post(`/v1/windows/${windowId}/end`)).status).toBe(200);
    expect(await statuses()).toEqual([200, 200]);
    expect(await stage.runningExecutions()).toEqual([]);
    expect(await stage.chainVerifies('late')).toBe(true);
  }, 90_000);

  it('is asked about and told in mails as it was decided', async () => {
    const { windowId } = await stage.requestWindow({
      more: {
        startsAt: 'on-approval',
        endsAt: undefined,
        notAfter: instant(Date.now() + 600_000),
        durationMinutes: 30,
      },
    });
    await stage.vote('ben', windowId);
    const { startsAt } = await stage.untilStatus(windowId, 'approved');
    const told = await fetch(`${stage.endpoints.mailbox}/messages`);
    const mails = (await told.json()) as { to: string; text: string }[];
    const asked = mails.find(({ to, text }) => to === 'ana@example.com' && text.includes(windowId));
    expect(asked?.text).toContain('When: as soon as it is approved, at the latest on ');
    expect(Date.parse(String(startsAt))).toBeLessThanOrEqual(Date.now() + 1000);
  }, 60_000);
});
