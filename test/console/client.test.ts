import { bodyOf, createApi } from '../../console/api/client';
import { pollAfter, pollMilliseconds } from '../../console/api/pacing';
import { ApiProblem, fieldFaults } from '../../console/api/problem';

const url = 'https://console.example.com/api';

/** A client whose requests are kept, and answered in order. */
function clientOf(...answers: (Response | Error)[]) {
  return clientOn(storeOf(), ...answers);
}

/** A tab's sessionStorage. */
function storeOf() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
    removeItem: (name: string) => void items.delete(name),
    texts: () => [...items.values()],
  };
}

let now = Date.parse('2026-11-28T10:00:00Z');
let keys = 0;

function clientOn(store: ReturnType<typeof storeOf>, ...answers: (Response | Error)[]) {
  const sent: Request[] = [];
  const tokens: boolean[] = [];
  const api = createApi({
    baseUrl: url,
    fetch: async (request) => {
      sent.push(request);
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('not expected');
      return answer;
    },
    token: async (fresh) => {
      tokens.push(fresh);
      return fresh ? 'second' : 'first';
    },
    newKey: () => `key-${++keys}`,
    keys: store,
    now: () => now,
  });
  return { api, sent, tokens };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('the client of the API', () => {
  beforeEach(() => {
    keys = 0;
  });

  it('asks for what it knows with its ETag, and gives the known answer when nothing has changed', async () => {
    const page = { items: [], cursor: 'next' };
    const { api, sent } = clientOf(json(page, 200, { etag: '"1"' }), new Response(null, { status: 304 }));

    await bodyOf(api.GET('/v1/windows'));

    expect(await bodyOf(api.GET('/v1/windows'))).toEqual(page);
    expect(sent[1]?.headers.get('if-none-match')).toBe('"1"');
  });

  it('forgets the answers that were asked for longest ago when they take too much memory', async () => {
    const large = (etag: string) => json({ items: [], cursor: 'x'.repeat(240_000) }, 200, { etag });
    const { api, sent } = clientOf(large('"a"'), large('"b"'), new Response(null, { status: 304 }), large('"c"'));
    const ask = (cursor: string) => api.GET('/v1/windows', { params: { query: { cursor } } });

    for (const cursor of ['a', 'b', 'a', 'c']) await ask(cursor);
    for (const cursor of ['a', 'b']) await expect(ask(cursor)).rejects.toThrow();

    expect(sent.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null, '"a"', null, '"a"', null]);
  });

  it('keeps no export in memory, which can be large', async () => {
    const lines = () => new Response('{}\n', { headers: { 'content-type': 'application/x-ndjson', etag: '"1"' } });
    const { api, sent } = clientOf(lines(), lines());

    for (const _ of [1, 2]) await api.GET('/v1/audit/export', { parseAs: 'text' });

    expect(sent.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null]);
  });

  it('signs in again once when a token is refused, and sends the same change again', async () => {
    const { api, sent, tokens } = clientOf(json({ message: 'Unauthorized' }, 401), json({ windowId: 'x' }));

    await api.POST('/v1/windows/{windowId}/cancel', { params: { path: { windowId: 'shop.1' } }, body: {} });

    expect(tokens).toEqual([false, true]);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer first', 'Bearer second']);
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-1', 'key-1']);
  });

  it('tells a refusal with its code and what else it says', async () => {
    const problem = { status: 409, code: 'overlap', title: 'Overlap', detail: 'It overlaps.', windowId: 'shop.1' };
    const { api } = clientOf(json(problem, 409));

    const refused = await bodyOf(api.GET('/v1/windows')).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({
      code: 'overlap',
      detail: 'It overlaps.',
      more: { windowId: 'shop.1' },
      isLostRace: true,
    });
  });

  it('tells which fields are wrong, as the API names them', async () => {
    const issues = [{ field: 'email', rule: 'must be an e-mail address' }, 'no issue'];
    const { api } = clientOf(json({ status: 400, code: 'malformed', detail: 'email must be …', issues }, 400));

    const refused = await bodyOf(api.GET('/v1/windows')).catch((error: unknown) => error);

    expect(fieldFaults(refused)).toEqual([{ field: 'email', rule: 'must be an e-mail address' }]);
  });

  it('tells the gateway’s own refusals, and an answer that is no JSON', async () => {
    const { api } = clientOf(json({ message: 'Too Many Requests' }, 429), new Response('<html>', { status: 502 }));

    await expect(bodyOf(api.GET('/v1/windows'))).rejects.toMatchObject({
      code: 'http-429',
      detail: 'Too Many Requests',
    });
    await expect(bodyOf(api.GET('/v1/windows'))).rejects.toMatchObject({ code: 'http-502', status: 502 });
  });

  it('tells a lost connection from a refusal', async () => {
    const { api } = clientOf(new TypeError('Failed to fetch'));

    await expect(bodyOf(api.GET('/v1/windows'))).rejects.toMatchObject({ status: 0, isOffline: true });
  });

  it('leaves a second for each of two answers within the five seconds in which others see a change', () => {
    expect(pollMilliseconds).toBeLessThanOrEqual(5_000 - 2 * 1_000);
  });

  it('asks less often after each failure, but once a minute', () => {
    expect([0, 1, 2, 9, 1000].map((failures) => pollAfter(4_000, failures))).toEqual([
      4_000, 8_000, 16_000, 60_000, 60_000,
    ]);
  });
});

describe('a change without an answer', () => {
  const lost = new Error('the connection was lost');
  const cancel = (api: ReturnType<typeof clientOn>['api'], reason = 'Rain') =>
    bodyOf(
      api.POST('/v1/windows/{windowId}/cancel', { params: { path: { windowId: 'shop.1' } }, body: { reason } }),
    ).catch((error: unknown) => error);
  const keysOf = (sent: readonly Request[]) => sent.map(({ headers }) => headers.get('idempotency-key'));
  beforeEach(() => {
    keys = 0;
  });

  it.each([
    ['no answer came', lost],
    ['the gateway failed', json({}, 504)],
    ['the sign-in had ended', json({}, 401)],
    ['the API was busy', json({}, 429)],
  ])('is sent with the same key again when %s, also after a reload', async (_, answer) => {
    const store = storeOf();
    const before = clientOn(store, answer, answer);
    await cancel(before.api);
    const reloaded = clientOn(store, json({ windowId: 'shop.1' }), json({ windowId: 'shop.1' }));

    await cancel(reloaded.api);
    await cancel(reloaded.api);

    expect(keysOf(reloaded.sent)).toEqual(['key-1', 'key-3']);
  });

  it('gets a new key when it was refused, when it is another change, and after ten minutes', async () => {
    const { api, sent } = clientOf(json({}, 409), lost, lost, lost);

    await cancel(api);
    await cancel(api);
    await cancel(api, 'Snow');
    now += 600_000;
    await cancel(api);

    expect(new Set(keysOf(sent)).size).toBe(4);
  });

  it('is not stored, only a digest of it', async () => {
    const store = storeOf();
    const { api } = clientOn(store, lost);

    await cancel(api, 'Confidential');

    expect(store.texts().join()).toContain('key-1');
    expect(store.texts().join()).not.toMatch(/Confidential|cancel|shop/);
  });

  it('is sent also where nothing can be stored, or something else is', async () => {
    const store = storeOf();
    store.setItem('quiesce-unanswered', 'not JSON');
    const full = {
      ...store,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const { api } = clientOn(full, json({ windowId: 'shop.1' }));

    expect(await cancel(api)).toEqual({ windowId: 'shop.1' });
  });
});
