import { principal } from '../events';
import { at, hour, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const idOf = (json: Readonly<Record<string, unknown>>): string => String(json.windowId);

describe('POST /v1/windows', () => {
  it('answers 201 with the window, its address and its ETag', async () => {
    const answer = await service.request({ ticket: 'OPS-1', message: 'Back soon', paths: ['/shop'] });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ location: `/v1/windows/${idOf(answer.json)}`, etag: '"1"' });
    expect(answer.json).toEqual({
      windowId: expect.stringMatching(/^shop\.[0-9A-Z]{26}$/),
      siteId: 'shop',
      mode: 'full',
      status: 'requested',
      startsAt: at(service.now + hour),
      endsAt: at(service.now + 2 * hour),
      timeZone: 'UTC',
      hostnames: ['shop.example'],
      paths: ['/shop'],
      reason: 'Database upgrade',
      ticket: 'OPS-1',
      message: 'Back soon',
      requestedBy: { principal: principal('rita'), personId: 'rita' },
      requestedAt: at(service.now),
      decideBy: at(service.now + hour),
      planVersion: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      version: 1,
      approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
      comments: [],
      revision: 0,
    });
  });

  it('says which methods pass, which origins read refusals, and what visitors read by language', async () => {
    const readOnly = await service.request({ mode: 'read-only', paths: ['/a'] });
    expect(readOnly.json.allowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
    const body = { hostnames: ['shop.example'], allowedMethods: ['GET', 'POST'], corsOrigins: ['*'] };
    await service.api('PUT /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' }, body });
    const messages = { fr: 'Bientôt', 'pt-BR': 'Já volta' };
    const answer = await service.request({ mode: 'read-only', paths: ['/b'], messages });
    expect(answer.json).toMatchObject({
      allowedMethods: ['GET', 'POST'],
      corsOrigins: ['*'],
      messages: { fr: 'Bientôt', 'pt-br': 'Já volta' },
    });
    const testers = await service.request({ mode: 'testers-only', paths: ['/c'] });
    expect(testers.json).toMatchObject({ mode: 'testers-only', corsOrigins: ['*'] });
    expect(testers.json).not.toHaveProperty('allowedMethods');
  });

  it('names both candidates of a local time that occurs twice', async () => {
    const answer = await service.request({
      timeZone: 'Europe/Berlin',
      startsAt: '2027-10-31T02:30',
      endsAt: '2027-10-31T05:00',
    });
    expect(answer).toMatchObject({ status: 422, json: { code: 'ambiguous-local-time' } });
    expect(answer.json.candidates).toEqual(['2027-10-31T02:30:00+02:00', '2027-10-31T02:30:00+01:00']);
  });

  it('gives the first answer to a repeat with the same Idempotency-Key, and refuses the key for another body', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const first = await service.api('POST /v1/windows', { body: service.plan(), headers });
    const repeat = await service.api('POST /v1/windows', { body: service.plan(), headers });
    expect([repeat.status, repeat.json]).toEqual([201, first.json]);
    const other = await service.api('POST /v1/windows', { body: { ...service.plan(), reason: 'Another' }, headers });
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
  });
});

describe('GET /v1/windows', () => {
  it('filters by site, status and start, and pages with an opaque cursor', async () => {
    const early = await service.request();
    const late = await service.request({ startsAt: at(service.now + 5 * hour), endsAt: at(service.now + 6 * hour) });
    const list = (query: Record<string, string>) => service.api('GET /v1/windows', { as: 'viewer', query });
    const first = await list({ siteId: 'shop', limit: '1' });
    expect(first.json.items).toEqual([early.json]);
    const second = await list({ siteId: 'shop', limit: '1', cursor: String(first.json.cursor) });
    expect(second.json.items).toEqual([late.json]);
    expect((await list({ from: at(service.now + 2 * hour) })).json.items).toEqual([late.json]);
    expect((await list({ status: 'approved' })).json.items).toEqual([]);
    expect((await list({ siteId: 'shop', cursor: 'bm90LW91cnM' })).json.code).toBe('malformed');
  });

  it('shows one window with its ETag, and says 404 for an unknown one', async () => {
    const { json } = await service.request();
    const shown = await service.api('GET /v1/windows/{windowId}', { path: { windowId: idOf(json) } });
    expect([shown.status, shown.json, shown.headers.etag]).toEqual([200, json, '"1"']);
    const unknown = { windowId: 'shop.01JD5Y3M8Q7R2T4V6W8X0Z1A3C' };
    const missing = await service.api('GET /v1/windows/{windowId}', { path: unknown });
    expect(missing).toMatchObject({ status: 404, json: { code: 'unknown-window' } });
  });
});

describe('votes through the API', () => {
  it('approve with the signature as assurance', async () => {
    const windowId = idOf((await service.request()).json);
    const answer = await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
    expect(answer.json).toMatchObject({
      status: 'approved',
      approvals: { votes: [{ approverId: 'ana', decision: 'approve', assurance: 'signed', at: at(service.now) }] },
    });
  });

  it('reject with a reason', async () => {
    const windowId = idOf((await service.request()).json);
    const body = { reason: 'Not today' };
    const answer = await service.act('POST /v1/windows/{windowId}/reject', { as: 'ana', path: { windowId }, body });
    expect(answer.json).toMatchObject({ status: 'rejected', approvals: { votes: [{ reason: 'Not today' }] } });
  });

  it.each([
    ['the requester', 'rita', 403, 'self-approval'],
    ['a stranger', 'mallory', 403, 'unmapped-principal'],
  ])('are refused to %s', async (_name, as, status, code) => {
    const windowId = idOf((await service.request()).json);
    const answer = await service.act('POST /v1/windows/{windowId}/approve', { as, path: { windowId } });
    expect(answer).toMatchObject({ status, json: { code } });
  });

  it('count only on the version named by If-Match', async () => {
    const windowId = idOf((await service.request()).json);
    const approve = (etag: string) =>
      service.act('POST /v1/windows/{windowId}/approve', {
        as: 'ana',
        path: { windowId },
        headers: { 'if-match': etag },
      });
    expect(await approve('"7"')).toMatchObject({ status: 412, json: { code: 'stale-version' } });
    expect((await approve('"1"')).status).toBe(200);
  });
});

describe('cancel', () => {
  const cancel = async (edgeAnswers: boolean) => {
    const windowId = idOf((await service.request()).json);
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: { windowId } });
    service.edgeAnswers = edgeAnswers;
    return service.api('POST /v1/windows/{windowId}/cancel', { path: { windowId }, body: { reason: 'Not needed' } });
  };

  it('publishes at once and says by when the edge has it', async () => {
    const answer = await cancel(true);
    expect(answer.json).toMatchObject({
      status: 'cancelled',
      revision: 3,
      publishedRevision: 3,
      expectedEnforcedBy: at(service.now + 30),
    });
  });

  it('stands when the publisher fails, and promises no time', async () => {
    const answer = await cancel(false);
    expect(answer).toMatchObject({ status: 200, json: { status: 'cancelled' } });
    expect(answer.json).not.toHaveProperty('publishedRevision');
    expect(answer.json).not.toHaveProperty('expectedEnforcedBy');
  });
});

describe('end', () => {
  it('is refused before the start, naming actual and legal states', async () => {
    const windowId = idOf((await service.request()).json);
    const answer = await service.api('POST /v1/windows/{windowId}/end', { path: { windowId } });
    expect(answer).toMatchObject({ status: 409, json: { code: 'illegal-move', actual: 'requested' } });
  });
});
