import { awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import { lettersIn } from './approvals/people';
import { Stage, windowBody } from './harness';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

/** Everything a refused command must not change. */
async function onRecord(): Promise<unknown> {
  const viewer = await stage.api('viewer');
  const [windows, sites, people, audit] = await Promise.all(
    ['/v1/windows?limit=100', '/v1/sites', '/v1/approvers', '/v1/audit?siteId=demo&limit=100'].map((path) =>
      viewer.get(path),
    ),
  );
  return [windows?.body, sites?.body, people?.body, audit?.body];
}

const hour = 3600_000;
const iso = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe('a request for a window', () => {
  it.each([
    ['malformed JSON', '{"siteId":', 400],
    ['an array', '[]', 400],
    ['an unknown field', { ...windowBody(), colour: 'red' }, 400],
    ['a wrong type', { ...windowBody(), reason: 7 }, 400],
    ['a missing field', { siteId: 'demo' }, 400],
    ['an unknown mode', { ...windowBody(), mode: 'half' }, 400],
    ['an overlong reason', { ...windowBody(), reason: 'x'.repeat(5000) }, 400],
    ['a control character', { ...windowBody(), reason: 'a\u0007b' }, 400],
    ['a body over the limit', { ...windowBody(), message: 'x'.repeat(300_000) }, 413],
    ['a start in the past', { ...windowBody(), startsAt: iso(-hour) }, 422],
    ['an end before the start', { ...windowBody(), startsAt: iso(2 * hour), endsAt: iso(hour) }, 422],
    ['an unknown zone', { ...windowBody(), timeZone: 'Mars/Olympus' }, 422],
    ['an unknown site', windowBody({ siteId: 'nowhere' }), 404],
  ])(
    'with %s is refused and changes nothing',
    async (_name, body, status) => {
      const before = await onRecord();
      const answer = await (await stage.api('requester')).post('/v1/windows', body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
      expect(await onRecord()).toEqual(before);
    },
    20_000,
  );
});

describe('the gateway', () => {
  it('refuses a wrong signature without a hint', async () => {
    const answer = await fetch(`${stage.endpoints.adminApi}/v1/windows`, {
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00',
      },
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ message: 'Forbidden' });
  });

  it('refuses a role that may not, and an unknown route', async () => {
    const viewer = await stage.api('viewer');
    expect(await viewer.post('/v1/windows', windowBody())).toMatchObject({
      status: 403,
      body: { message: 'Forbidden' },
    });
    expect(await viewer.get('/v1/nothing')).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });
});

describe('a voting link', () => {
  it('is only looked at by GET and HEAD', async () => {
    const { windowId } = await stage.requestWindow();
    const { link } = await awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', windowId);
    const before = await onRecord();
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const head = await fetch(link, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await onRecord()).toEqual(before);
  });

  it('is locked for a while at the fifth wrong code, and the letters work meanwhile', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 7200 });
    const voting = await awaitVotingMail(stage.endpoints.mailbox, 'ana@example.com', windowId);
    const before = await onRecord();
    const wrong = { link: voting.link, code: voting.code === '000000' ? '000001' : '000000' };
    expect((await voteOnPage({ ...wrong, code: 'abc' }, 'approve')).status).toBe(400);
    for (let attempt = 1; attempt <= 4; attempt += 1) expect((await voteOnPage(wrong, 'approve')).status).toBe(403);
    await voteOnPage(wrong, 'approve');
    expect((await voteOnPage(voting, 'approve')).status).toBe(429);
    expect(await onRecord()).toEqual(before);
    const letters = await lettersIn(stage.endpoints.mailbox, voting.link);
    expect((await voteOnPage({ ...voting, code: letters }, 'approve')).status).toBe(200);
  }, 30_000);

  it('works once, and not with a secret made up', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 10_800 });
    const voting = await awaitVotingMail(stage.endpoints.mailbox, 'ben@example.com', windowId);
    const madeUp = voting.link.replace(/.{8}$/, 'AAAAAAAA');
    expect((await voteOnPage({ ...voting, link: madeUp }, 'approve')).status).toBe(410);
    expect((await voteOnPage(voting, 'approve')).status).toBe(200);
    const before = await onRecord();
    expect((await voteOnPage(voting, 'approve')).status).toBe(410);
    expect(await onRecord()).toEqual(before);
  }, 30_000);
});
