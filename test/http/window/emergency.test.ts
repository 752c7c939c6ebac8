import { principal } from '../events';
import { at, Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const glass = (body: Record<string, unknown> = {}, call: Parameters<Service['api']>[1] = {}) =>
  service.api('POST /v1/sites/{siteId}/emergency', {
    path: { siteId: 'shop' },
    body: { mode: 'full', reason: 'Orders are charged twice', durationMinutes: 30, ...body },
    ...call,
  });
const onWindow = (move: 'ratify' | 'reject' | 'end', windowId: string, as: string) =>
  service.act(`POST /v1/windows/{windowId}/${move}`, { as, path: { windowId } });
const status = async () => (await service.api('GET /v1/sites/{siteId}/status', { path: { siteId: 'shop' } })).json;

describe('break-glass', () => {
  it('is in force at once, says by when the edge knows, and waits for ratification', async () => {
    const answer = await glass({ paths: ['/checkout'], message: 'Back soon' });
    const windowId = String(answer.json.windowId);
    expect(answer).toMatchObject({ status: 201, headers: { location: `/v1/windows/${windowId}`, etag: '"1"' } });
    expect(answer.json).toMatchObject({
      status: 'active',
      startsAt: at(service.now),
      endsAt: at(service.now + 1800),
      activatedAt: at(service.now),
      requestedBy: { principal: principal('rita'), personId: 'rita' },
      emergency: { status: 'pending', ratifyBy: at(service.now + 86_400) },
      publishedRevision: 2,
      expectedEnforcedBy: at(service.now + 30),
    });
    expect(await status()).toMatchObject({
      mode: 'full',
      breakGlass: { allowed: true, suspended: false, unratified: [{ windowId, ratifyBy: at(service.now + 86_400) }] },
    });
  });

  it('is ratified by an approver, and by nobody who started it', async () => {
    const windowId = String((await glass()).json.windowId);
    expect(await onWindow('ratify', windowId, 'rita')).toMatchObject({ status: 403, json: { code: 'self-approval' } });
    expect((await onWindow('ratify', windowId, 'ana')).json).toMatchObject({
      emergency: { status: 'ratified', ratifiedAt: at(service.now), ratifiedBy: 'ana' },
    });
    expect(await status()).toMatchObject({ breakGlass: { suspended: false, unratified: [] } });
  });

  it('is suspended once an approver refuses, until somebody ratifies', async () => {
    const windowId = String((await glass()).json.windowId);
    expect((await onWindow('reject', windowId, 'ben')).json).toMatchObject({
      status: 'active',
      emergency: { status: 'lapsed', lapsedAt: at(service.now) },
    });
    expect(await glass()).toMatchObject({ status: 409, json: { code: 'break-glass-suspended' } });
    expect(await status()).toMatchObject({ breakGlass: { suspended: true } });
    await onWindow('ratify', windowId, 'ana');
    expect((await glass()).status).toBe(201);
  });

  it('is ended by whoever opened it', async () => {
    const windowId = String((await glass({}, { as: 'stranger' })).json.windowId);
    service.now += 60;
    expect((await onWindow('end', windowId, 'stranger')).json).toMatchObject({ status: 'completed' });
  });

  it('happens once for a repeat with the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'glass-1' };
    const [first, repeat] = [await glass({}, { headers }), await glass({}, { headers })];
    expect(repeat.json.windowId).toBe(first.json.windowId);
    expect(await status()).toMatchObject({ breakGlass: { unratified: [{}] } });
  });

  it.each([
    ['longer than the site allows', { durationMinutes: 61 }, 422, 'too-long'],
    ['longer than a day', { durationMinutes: 1441 }, 400, 'malformed'],
    ['for no time', { durationMinutes: 0 }, 400, 'malformed'],
    ['for half a minute', { durationMinutes: 0.5 }, 400, 'malformed'],
    ['without a reason', { reason: '' }, 400, 'malformed'],
    ['with a control character', { reason: 'a\u0007b' }, 400, 'malformed'],
    ['with an overlong reason', { reason: 'x'.repeat(501) }, 400, 'malformed'],
    ['in an unknown mode', { mode: 'half' }, 400, 'malformed'],
    ['with an end of its own', { endsAt: '2026-11-22T13:00:00Z' }, 400, 'malformed'],
  ])('is refused %s', async (_name, body, expected, code) => {
    const before = await service.dump();
    expect(await glass(body)).toMatchObject({ status: expected, json: { code } });
    expect(await service.dump()).toEqual(before);
  });

  it('is refused where the policy forbids it, and on a site that nobody knows', async () => {
    service = await Service.start({ emergency: { maximumDurationSeconds: 0 } });
    expect(await glass()).toMatchObject({ status: 409, json: { code: 'break-glass-off' } });
    expect(await glass({}, { path: { siteId: 'nowhere' } })).toMatchObject({ status: 404 });
  });

  it('is not a window to ratify when it was approved', async () => {
    const windowId = String((await service.request()).json.windowId);
    expect(await onWindow('ratify', windowId, 'ana')).toMatchObject({ status: 409, json: { code: 'illegal-move' } });
  });
});
