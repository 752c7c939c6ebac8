import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { principal } from '../events';
import { at, hour, Service } from '../fixtures';

let service: Service;
let windowId: string;
const path = () => ({ windowId });
const comment = (as: string, text: string) =>
  service.api('POST /v1/windows/{windowId}/comments', { as, path: path(), body: { text } });

beforeEach(async () => {
  service = await Service.start();
  windowId = String((await service.request()).json.windowId);
  service.now += 60;
});

const search = async (query: Record<string, string>) => service.api('GET /v1/audit', { as: 'viewer', query });
const actionsOf = async (query: Record<string, string>) =>
  Object((await search(query)).json.items).map(({ action }: AuditEntry) => action);

describe('a search of the audit', () => {
  it('by action, actor, subject and time has the newest first; the whole chain keeps its order', async () => {
    await comment('ana', 'One');
    service.now += hour;
    await comment('ben', 'Two');
    const shop = { siteId: 'shop' };
    expect(await actionsOf(shop)).toEqual(['create-site', 'request', 'comment', 'comment']);
    expect(await actionsOf({ ...shop, order: 'newest' })).toEqual(['comment', 'comment', 'request', 'create-site']);
    expect(await actionsOf({ ...shop, order: 'oldest' })).toEqual(await actionsOf(shop));
    expect(await actionsOf({ ...shop, action: 'request' })).toEqual(['request']);
    expect(await actionsOf({ ...shop, actor: 'rita' })).toEqual(['request']);
    expect(await actionsOf({ ...shop, actor: principal('ana') })).toEqual(['comment']);
    expect(await actionsOf({ ...shop, subject: windowId, order: 'oldest' })).toEqual(['request', 'comment', 'comment']);
    expect(await actionsOf({ ...shop, from: at(service.now) })).toEqual(['comment']);
    expect(await actionsOf({ ...shop, to: at(service.now) })).toEqual(['comment', 'request', 'create-site']);
  });

  it('of the organisation needs no site', async () => {
    const { json } = await search({ action: 'confirm-person', limit: '1' });
    expect(json.items).toMatchObject([{ chain: 'ORG', subject: 'rita' }]);
    const next = await search({ action: 'confirm-person', limit: '1', cursor: String(json.cursor) });
    expect(next.json.items).toMatchObject([{ subject: 'ben' }]);
  });

  it.each([
    ['an action that there is not', { action: 'nothing' }, 'action'],
    ['a time without an offset', { from: '2026-11-22T12:00' }, 'from'],
    ['another order', { order: 'random' }, 'order'],
    ['an empty actor', { actor: '' }, 'actor'],
    ['the cursor of another search', { actor: 'ana', cursor: 'bnVsbA' }, ''],
  ])('with %s is refused', async (_what, query, field) => {
    const { status, json } = await search({ siteId: 'shop', ...(query as Record<string, string>) });
    expect([status, json.code]).toEqual([400, 'malformed']);
    if (field) expect(JSON.stringify(json.issues)).toContain(`"${field}"`);
  });
});

describe('an entry', () => {
  it('says what changed, however much the window has by then', async () => {
    for (let n = 1; n <= 40; n++) await comment('ana', `${n} ${'界'.repeat(490)}`);
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: path(), body: { reason: 'Fine' } });
    await service.api('POST /v1/windows/{windowId}/cancel', { path: path(), body: { reason: 'Not needed' } });
    const { json } = await search({ siteId: 'shop', subject: windowId, limit: '100' });
    const [cancel, approve, last] = Object(json.items) as AuditEntry[];
    expect(JSON.stringify(cancel).length + JSON.stringify(approve).length).toBeLessThan(2500);
    expect(JSON.stringify(last).length).toBeLessThan(1500);
    expect(approve).toMatchObject({
      format: 2,
      before: { status: 'requested', version: 41 },
      after: { status: 'approved', version: 42, votes: { added: [{ approverId: 'ana', reason: 'Fine' }] } },
    });
  });

  it('of an edit has the reason and the plan that were replaced, and the votes that it voided', async () => {
    service = await Service.start({ approvalsRequired: 2 });
    windowId = String((await service.request()).json.windowId);
    service.now += 60;
    await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: path(), body: { reason: 'Fine' } });
    const body = { endsAt: at(service.now + 3 * hour), reason: 'It takes longer', ticket: 'OPS-2' };
    await service.api('PATCH /v1/windows/{windowId}', { path: path(), body });
    const { json } = await search({ siteId: 'shop', action: 'edit' });
    expect(json.items).toMatchObject([
      {
        before: {
          reason: 'Database upgrade',
          plan: { endsAt: service.now - 60 + 2 * hour },
          planVersion: 1,
          votes: { removed: [{ reason: 'Fine' }] },
        },
        after: { reason: 'It takes longer', plan: { endsAt: service.now + 3 * hour }, planVersion: 2, ticket: 'OPS-2' },
      },
    ]);
    expect(JSON.stringify(json.items)).not.toContain('shop.example');
  });
});
