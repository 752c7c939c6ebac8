import { bypassToken } from '../../../edge/document/bypass-token';
import type { EdgeRequest, EdgeResponse } from '../../../edge/function/event';
import { bypass, key, secret } from './cases-bypass';
import { callOf, end, interval, type Sent, start, textOf } from './fixtures';
import { type Call, type Stage, stages } from './stages';

async function answer(stage: Stage, given: Call): Promise<EdgeRequest & EdgeResponse> {
  const [outcome] = await stage.run([given]);
  return JSON.parse(JSON.stringify(outcome?.result));
}

const header = (response: EdgeResponse, name: string) => response.headers[name]?.value;
const origin = 'https://app.example.com';
const token = bypassToken('demo', key, start + 7200);
const tester = (sent: Sent) => callOf({ ip: '198.51.100.1', ...sent }, [interval()], start + 600, bypass);

describe.each(stages)('the status document on $name', (stage) => {
  const status = async (now: number, ...intervals: ReturnType<typeof interval>[]) => {
    const response = await answer(stage, callOf({ uri: '/.well-known/maintenance.json' }, intervals, now));
    expect(header(response, 'access-control-allow-origin')).toBe('*');
    expect(header(response, 'content-type')).toBe('application/json');
    return JSON.parse(textOf(response));
  };
  const full = { mode: 'full', startsAt: '2026-11-22T14:00:00Z', endsAt: '2026-11-22T15:00:00Z' };

  it('tells the mode in force and until when', async () => {
    expect(await status(start + 1, interval())).toEqual({
      mode: 'full',
      endsAt: full.endsAt,
      revision: 7,
      windows: [full],
    });
  });

  it('tells what comes next, the earliest first, with its scope', async () => {
    const later = interval({ windowId: 'demo.B', mode: 'full', startsAt: end, endsAt: end + 60, paths: ['/shop'] });
    const first = { ...full, mode: 'read-only' };
    expect(await status(start - 60, later, interval({ mode: 'read-only' }))).toEqual({
      mode: 'none',
      endsAt: null,
      revision: 7,
      windows: [first, { mode: 'full', startsAt: full.endsAt, endsAt: '2026-11-22T15:01:00Z', paths: ['/shop/'] }],
    });
  });

  it('tells the strictest of several modes', async () => {
    const testers = interval({ windowId: 'demo.B', mode: 'testers-only', endsAt: end + 60 });
    expect(await status(start, interval({ mode: 'read-only' }), testers)).toMatchObject({ mode: 'testers-only' });
  });

  it('tells that nothing is planned', async () => {
    expect(await status(start)).toEqual({ mode: 'none', endsAt: null, revision: 7, windows: [] });
  });
});

describe.each(stages)('a bypass on $name', (stage) => {
  it('becomes a cookie by a link, which is not seen again', async () => {
    const query = { 'maintenance-bypass': token, page: '2', q: 'a%20b' };
    const response = await answer(stage, tester({ uri: '/shop', query }));
    expect(response).toMatchObject({
      statusCode: 302,
      headers: { location: { value: '/shop?page=2&q=a%20b' }, 'cache-control': { value: 'no-store' } },
    });
    const attributes = expect.stringMatching(/^Secure; HttpOnly; SameSite=Lax; Path=\/; Max-Age=6\d\d\d$/);
    expect(response.cookies).toEqual({ '__Host-maintenance-bypass': { value: token, attributes } });
  });

  it.each([
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/\u00e9', '/'],
    ['*', '/'],
  ])('does not lead from %s to another host', async (uri, location) => {
    const response = await answer(stage, tester({ uri, query: { 'maintenance-bypass': token } }));
    expect(header(response, 'location')).toBe(location);
  });

  it.each([
    ['an address', { ip: '203.0.113.9' }],
    ['a cookie', { cookies: { '__Host-maintenance-bypass': token, other: '1' } }],
    ['the header', { headers: { 'x-maintenance-bypass': secret } }],
  ])('by %s reaches the origin marked for the cache, without what opened it', async (_by, sent: Sent) => {
    const passed = await answer(stage, tester(sent));
    expect(Object.keys(passed.headers)).toEqual(['host', 'x-maintenance-tester']);
    expect(passed.headers['x-maintenance-tester']).toEqual({ value: '1' });
    expect(passed.cookies?.['__Host-maintenance-bypass']).toBeUndefined();
  });

  it.each([
    ['nothing is scheduled', []],
    ['a window is ahead', [interval()]],
  ])('leaves no worthless token on what passes while %s', async (_when, intervals) => {
    const sent = {
      headers: { 'x-maintenance-bypass': secret },
      query: { 'maintenance-bypass': `${token.slice(0, -4)}AAAA`, page: '2' },
    };
    const passed = await answer(stage, callOf(sent, intervals, start - 600, bypass));
    // The header is withheld by the distribution's policy (lib/constructs/edge/origin-requests.ts) until something is due.
    expect(Object.keys(passed.querystring)).toEqual(['page']);
  });

  it.each([
    ['nothing is scheduled', []],
    ['a window is ahead', [interval()]],
  ])('becomes a cookie by a link already while %s', async (_when, intervals) => {
    const response = await answer(
      stage,
      callOf({ uri: '/shop', query: { 'maintenance-bypass': token } }, intervals, start - 600, bypass),
    );
    expect(response).toMatchObject({ statusCode: 302, headers: { location: { value: '/shop' } } });
    const attributes = expect.stringMatching(/; Max-Age=7\d\d\d$/);
    expect(response.cookies).toEqual({ '__Host-maintenance-bypass': { value: token, attributes } });
  });

  it.each([start - 600, start + 600, end + 600])('cannot be claimed by a client, whatever the time', async (now) => {
    const given = callOf(
      { uri: '/open', headers: { 'x-maintenance-tester': '1' } },
      [interval({ exemptions: ['/open'] })],
      now,
    );
    expect(Object.keys((await answer(stage, given)).headers)).toEqual(['host']);
  });
});

describe.each(stages)('CORS on $name', (stage) => {
  const given = interval({ corsOrigins: [origin] });

  it('lets a page of an allowed origin read the refusal', async () => {
    const response = await answer(stage, callOf({ headers: { origin } }, [given]));
    expect(header(response, 'access-control-allow-origin')).toBe(origin);
    expect(header(response, 'access-control-allow-credentials')).toBe('true');
    expect(header(response, 'access-control-expose-headers')).toMatch(/retry-after/);
  });

  it('says nothing to other origins, and nothing of credentials to any', async () => {
    const foreign = await answer(stage, callOf({ headers: { origin: 'https://evil.example' } }, [given]));
    expect(header(foreign, 'access-control-allow-origin')).toBeUndefined();
    const any = await answer(stage, callOf({ headers: { origin } }, [interval({ corsOrigins: ['*'] })]));
    expect(header(any, 'access-control-allow-origin')).toBe('*');
    expect(header(any, 'access-control-allow-credentials')).toBeUndefined();
  });

  it('grants a preflight what it asks for, if it asks like a browser', async () => {
    const asking = (headers: string) => ({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': headers },
    });
    const granted = await answer(stage, callOf(asking('content-type,x-a'), [given]));
    expect(granted).not.toHaveProperty('body');
    expect(header(granted, 'access-control-allow-methods')).toBe('PUT');
    expect(header(granted, 'access-control-allow-headers')).toBe('content-type,x-a');
    const odd = await answer(stage, callOf(asking('a\u0000b'), [given]));
    expect(header(odd, 'access-control-allow-headers')).toBeUndefined();
  });
});
