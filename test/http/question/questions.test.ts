import { conditional } from '../../../lambdas/http/server/conditional';
import type { Reply } from '../../../lambdas/http/server/reply';
import { signedEvent } from '../events';
import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start({ approvalsRequired: 2 });
});

interface Listed {
  readonly items: readonly Record<string, unknown>[];
  readonly cursor?: string;
}
const list = async (as: string, query: Record<string, string> = {}): Promise<Listed> =>
  Object((await service.api('GET /v1/questions', { as, query })).json);
const idsOf = ({ items }: Listed) => items.map(({ subjectId }) => subjectId);
const window = async (startsIn: number) =>
  String(
    (await service.request({ startsAt: at(service.now + startsIn), endsAt: at(service.now + startsIn + hour) })).json
      .windowId,
  );
const vote = (name: 'approve' | 'withdraw', windowId: string, as: string) =>
  service.act(`POST /v1/windows/{windowId}/${name}`, { as, path: { windowId } });
const propose = () =>
  service.api('POST /v1/sites/{siteId}/templates', {
    path: { siteId: 'shop' },
    body: {
      name: 'Nightly',
      mode: 'full',
      maximumDurationSeconds: 3600,
      uses: 1,
      expiresAt: at(service.now + 30 * 24 * hour),
      reason: 'each night',
    },
  });

describe('the open questions of all sites', () => {
  it('come with the earliest deadline first, with what is asked', async () => {
    const late = await window(8 * hour);
    const soon = await window(2 * hour);
    const { proposalId } = (await propose()).json;
    const listed = await list('viewer');
    expect(idsOf(listed)).toEqual([soon, late, proposalId]);
    expect(listed.items[0]).toMatchObject({
      kind: 'request',
      siteId: 'shop',
      planVersion: 1,
      required: 2,
      given: 0,
      requestedBy: { personId: 'rita' },
      window: { windowId: soon, status: 'requested' },
    });
    expect(listed.items[2]).toMatchObject({ kind: 'template', proposal: { proposalId, kind: 'template' } });
    expect(listed.items[0]).not.toHaveProperty('you');
  });

  it('are for those who may answer them and have not', async () => {
    const windowId = await window(2 * hour);
    expect(idsOf(await list('ana', { mine: 'true' }))).toEqual([windowId]);
    expect(await list('rita', { mine: 'true' })).toEqual({ items: [] });
    expect(await list('viewer', { mine: 'true' })).toEqual({ items: [] });
    await vote('approve', windowId, 'ana');
    expect(await list('ana', { mine: 'true' })).toEqual({ items: [] });
    expect((await list('ana', { mine: 'voted' })).items).toMatchObject([
      { subjectId: windowId, given: 1, you: { mayAnswer: false, vote: 'approve' } },
    ]);
    expect(idsOf(await list('ben', { mine: 'true' }))).toEqual([windowId]);
    await vote('withdraw', windowId, 'ana');
    expect(idsOf(await list('ana', { mine: 'true' }))).toEqual([windowId]);
  });

  it('cost one read of the directory for whom none can be', async () => {
    await window(2 * hour);
    const read = jest.spyOn(service.store, 'questions');
    const load = jest.spyOn(service.store, 'load');
    for (const mine of ['true', 'voted']) expect(await list('viewer', { mine })).toEqual({ items: [] });
    expect(read).not.toHaveBeenCalled();
    expect(load.mock.calls).toEqual([[[{ kind: 'directory' }]], [[{ kind: 'directory' }]]]);
  });

  it('leave the list when they are decided, and when their deadline passes', async () => {
    const [one, other] = [await window(2 * hour), await window(8 * hour)];
    await vote('approve', one, 'ana');
    await vote('approve', one, 'ben');
    expect(idsOf(await list('viewer'))).toEqual([other]);
    service.now += 9 * hour;
    expect(await list('viewer')).toEqual({ items: [] });
  });

  it('ask anew about an edited plan, beside the plan that it takes the place of', async () => {
    const windowId = await window(2 * hour);
    await service.act('PATCH /v1/windows/{windowId}', { as: 'rita', path: { windowId }, body: { mode: 'read-only' } });
    const { items } = await list('viewer');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'change', planVersion: 2, window: { mode: 'read-only' } });
    expect(Object(items[0]?.replaces).mode).toBe('full');
  });

  it('come in pages', async () => {
    const ids = [await window(2 * hour), await window(4 * hour), await window(8 * hour)];
    const first = await list('viewer', { limit: '2' });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(idsOf(await list('viewer', { limit: '2', cursor: String(first.cursor) }))).toEqual(ids.slice(2));
    const elsewhere = { mine: 'true', cursor: String(first.cursor) };
    expect((await service.api('GET /v1/questions', { as: 'ana', query: elsewhere })).json).toMatchObject({
      code: 'malformed',
    });
  });
});

describe('an answer that the caller has already', () => {
  const get = (headers: Record<string, string> = {}) => service.api('GET /v1/questions', { as: 'ana', headers });

  it('is 304 without a body, until it changes', async () => {
    const { headers } = await get();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
    });
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const answer = await get({ 'if-none-match': known });
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', etag]);
    }
    await window(2 * hour);
    expect(await get({ 'if-none-match': etag })).toMatchObject({ status: 200 });
  });

  it('is another one when only the way to the next part is new', () => {
    const event = signedEvent('GET /v1/audit/export');
    const ending: Reply = { statusCode: 200, headers: {}, body: 'the first part', outcome: { code: 'ok', about: {} } };
    const etag = String(conditional(event, ending).headers?.etag);
    const going: Reply = { ...ending, headers: { link: '</v1/audit/export?after=3000>; rel="next"' } };

    expect(conditional({ ...event, headers: { 'if-none-match': etag } }, ending)).toMatchObject({
      statusCode: 304,
    });
    expect(conditional({ ...event, headers: { 'if-none-match': etag } }, going)).toMatchObject({
      statusCode: 200,
    });
  });

  it('is whole where its ETag is a version: proofs change under one', async () => {
    const path = { windowId: await window(2 * hour) };
    const answer = await service.api('GET /v1/windows/{windowId}', {
      as: 'ana',
      path,
      headers: { 'if-none-match': '"1"' },
    });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"1"' } });
  });
});
