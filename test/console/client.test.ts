import { bodyOf, createApi } from '../../console/api/client';
import { pollAfter } from '../../console/api/pacing';
import { ApiProblem, fieldFaults } from '../../console/api/problem';

const url = 'https://console.example.com/api';

/** A client whose requests are kept, and answered in order. */
function clientOf(...answers: (Response | Error)[]) {
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
    newKey: () => 'key-1',
  });
  return { api, sent, tokens };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('the client of the API', () => {
  it('asks for what it knows with its ETag, and gives the known answer when nothing has changed', async () => {
    const page = { items: [], cursor: 'next' };
    const { api, sent } = clientOf(json(page, 200, { etag: '"1"' }), new Response(null, { status: 304 }));

    await bodyOf(api.GET('/v1/windows'));

    expect(await bodyOf(api.GET('/v1/windows'))).toEqual(page);
    expect(sent[1]?.headers.get('if-none-match')).toBe('"1"');
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

  it('asks less often after each failure, but once a minute', () => {
    expect([0, 1, 2, 9, 1000].map((failures) => pollAfter(4_000, failures))).toEqual([
      4_000, 8_000, 16_000, 60_000, 60_000,
    ]);
  });
});
