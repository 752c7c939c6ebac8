import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSite } from '../../edge/document/encode';
import { windowStatuses } from '../../lambdas/domain/window/window';
import { edgeSite } from '../../lambdas/queries/site/edge-site';
import { auditEntryOf, type Item, recordOf } from '../../lambdas/store/items';
import { Service } from '../http/fixtures';
import { MemoryStore } from '../store/memory-store';

/** Both tables of a local runtime as version 0.1.0 left them, one window in each state. */
interface StoredData {
  readonly control: readonly Item[];
  readonly audit: readonly Item[];
  readonly facts: {
    readonly [name: string]: unknown;
    readonly capturedAt: number;
    readonly votingLink: { readonly token: string; readonly code: string };
  };
}

const { control, audit, facts } = JSON.parse(readFileSync(join(__dirname, 'data-0.1.0.json'), 'utf8')) as StoredData;
const minute = 60;

let store: MemoryStore;
let service: Service;
beforeEach(() => {
  store = MemoryStore.holding(
    control.flatMap((item) => recordOf(item) ?? []),
    audit.flatMap(auditEntryOf),
  );
  service = Service.on(store, facts.capturedAt + minute);
});

const idOf = (name: string): string => String(facts[name]);
const show = async (name: string) =>
  (await service.api('GET /v1/windows/{windowId}', { path: { windowId: idOf(name) } })).json;

describe('data written by version 0.1.0', () => {
  it('is read item by item', () => {
    expect(control.filter((item) => recordOf(item) === undefined)).toEqual([]);
  });

  it.each([
    ['requested', 'requested'],
    ['approved', 'approved'],
    ['edited', 'requested'],
    ['cancelled', 'cancelled'],
    ['rejected', 'rejected'],
    ['completed', 'completed'],
    ['active', 'active'],
    ['emergency', 'active'],
    ['emergencyRatified', 'active'],
    ['fromTemplate', 'approved'],
  ])('shows the window %s as %s', async (name, status) => {
    expect(await show(name)).toMatchObject({ windowId: idOf(name), status });
  });

  it('lists the windows of each site by status as it lists them all', async () => {
    const list = async (query: Record<string, string>) => {
      const { json } = await service.api('GET /v1/windows', { query: { limit: '100', ...query } });
      return (json.items as { windowId: string; status: string }[]).map(({ windowId, status }) => ({
        windowId,
        status,
      }));
    };
    for (const siteId of ['alpha', 'beta', 'demo']) {
      const all = await list({ siteId });
      expect(all.length).toBeGreaterThan(0);
      for (const status of windowStatuses) {
        expect(await list({ siteId, status })).toEqual(all.filter((window) => window.status === status));
      }
    }
  });

  it.each(['ORG', 'alpha', 'beta', 'demo', 'gone'])('keeps the chain %s valid, also once it goes on', async (chain) => {
    const query = chain === 'ORG' ? {} : { siteId: chain };
    const verify = async () => (await service.api('GET /v1/audit/verify', { query })).json;
    const before = await verify();
    expect(before.valid).toBe(true);
    if (chain !== 'alpha') return;
    const path = { windowId: idOf('approved') };
    await service.api('POST /v1/windows/{windowId}/cancel', { as: 'requester', path, body: { reason: 'not needed' } });
    expect(await verify()).toMatchObject({ valid: true, entries: Number(before.entries) + 1 });
  });

  it('lets a mailed link vote', async () => {
    const { token, code } = facts.votingLink;
    expect((await service.visit('GET', token)).status).toBe(200);
    expect((await service.visit('POST', token, { decision: 'approve', code })).status).toBe(200);
    expect(await show('requested')).toMatchObject({ status: 'approved' });
  });

  it('counts a vote cast before the upgrade together with one cast after it', async () => {
    const { version } = await show('edited');
    const call = { as: 'approver-ben', path: { windowId: idOf('edited') }, headers: { 'if-match': `"${version}"` } };
    expect((await service.api('POST /v1/windows/{windowId}/approve', call)).json).toMatchObject({ status: 'approved' });
  });

  it('lets an emergency be ratified, a running window be ended and a template be used', async () => {
    const emergency = await show('emergency');
    const ratify = {
      as: 'approver-ana',
      path: { windowId: idOf('emergency') },
      headers: { 'if-match': `"${emergency.version}"` },
    };
    expect((await service.api('POST /v1/windows/{windowId}/ratify', ratify)).status).toBe(200);
    const end = { as: 'requester', path: { windowId: idOf('active') } };
    expect((await service.api('POST /v1/windows/{windowId}/end', end)).json).toMatchObject({ status: 'completed' });
    const fromTemplate = { templateId: idOf('template'), siteId: 'alpha', mode: 'full', paths: ['/shop'] };
    const [startsAt, endsAt] = [service.now + 9 * 86_400, service.now + 9 * 86_400 + 600].map((second) =>
      new Date(second * 1000).toISOString(),
    );
    const body = { ...fromTemplate, startsAt, endsAt, reason: 'every night' };
    expect((await service.api('POST /v1/windows', { as: 'requester', body })).json).toMatchObject({
      status: 'approved',
    });
  });

  it.each(['alpha', 'beta', 'demo'])('is published for the edge: %s', async (siteId) => {
    const { site } = await edgeSite({ store, clock: () => service.now, armedSecondsAhead: 7 * 86_400 }, siteId);
    const entries = encodeSite(site, service.now);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    expect(entries.length).toBeGreaterThan(0);
  });
});
