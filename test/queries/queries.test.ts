import { entryAfter } from '../../lambdas/domain/audit/chain';
import { exportAudit, listAudit, verifyAudit } from '../../lambdas/queries/audit/audit';
import { getDirectory } from '../../lambdas/queries/directory/get-directory';
import { edgeSite } from '../../lambdas/queries/site/edge-site';
import { listSites } from '../../lambdas/queries/site/get-site';
import { getWindow } from '../../lambdas/queries/window/get-window';
import { listWindows } from '../../lambdas/queries/window/list-windows';
import { approvedWindow, createWorld, demo, hour, refusalOf, requestedWindow, T0 } from '../commands/fixtures';
import { getSite } from '../commands/get-site';
import type { MemoryStore } from '../store/memory-store';

describe('edgeSite', () => {
  it('is what the edge must show, without what only the control plane needs', async () => {
    const world = await createWorld();
    const { windowId, plan } = await approvedWindow(world, { message: 'soon' });
    expect(await edgeSite(world.deps, 'demo')).toEqual({
      site: { siteId: 'demo', revision: 2, hostnames: demo().hostnames, intervals: [{ windowId, ...plan }] },
      unarmed: [],
    });
  });

  it('is nothing for a site that never was', async () => {
    const { deps } = await createWorld();
    expect((await edgeSite(deps, 'none')).site).toEqual({ siteId: 'none', revision: 0, hostnames: [], intervals: [] });
  });
});

describe('reads', () => {
  it('find windows, sites and people, and refuse unknown ones', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    expect(await getWindow(world.deps, window.windowId)).toEqual(window);
    expect(await refusalOf(getWindow(world.deps, 'demo.none'))).toBe('unknown-window');
    expect((await getSite(world.deps, 'demo')).siteId).toBe('demo');
    expect(await refusalOf(getSite(world.deps, 'none'))).toBe('unknown-site');
    expect((await listSites(world.deps, { limit: 5 })).items).toHaveLength(1);
    expect((await getDirectory(world.deps)).people).toHaveLength(4);
  });

  it('list nothing between a time and an earlier one', async () => {
    const world = await createWorld();
    await requestedWindow(world);
    expect((await listWindows(world.deps, {}, { limit: 5 })).items).toHaveLength(1);
    expect((await listWindows(world.deps, { from: T0 + hour }, { limit: 5 })).items).toHaveLength(1);
    expect(await listWindows(world.deps, { from: 9, to: 9 }, { limit: 5 })).toEqual({ items: [] });
  });
});

describe('the audit queries', () => {
  it('list a chain page by page, and export it from any entry on', async () => {
    const world = await createWorld();
    for (let n = 0; n < 4; n++) await requestedWindow(world);
    const first = await listAudit(world.deps, 'demo', { limit: 3 });
    const second = await listAudit(world.deps, 'demo', { limit: 3, cursor: first.cursor });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(second).not.toHaveProperty('cursor');
    expect(await listAudit(world.deps, 'nowhere', { limit: 3 })).toEqual({ items: [] });
    const exported = await exportAudit(world.deps, 'demo', 2);
    expect(exported.entries.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(exported).not.toHaveProperty('after');
  });

  it.each(['', 'x', Buffer.from('0').toString('base64url'), Buffer.from('-1').toString('base64url')])(
    'refuse the cursor %p',
    async (cursor) => {
      const world = await createWorld();
      expect(await refusalOf(listAudit(world.deps, 'demo', { limit: 3, cursor }))).toBe('malformed');
    },
  );

  it('find a chain of any length valid, also the empty one', async () => {
    const world = await createWorld();
    expect(await verifyAudit(world.deps, 'nowhere')).toMatchObject({ valid: true, entries: 0 });
    for (let n = 0; n < 99; n++) await requestedWindow(world);
    const head = (await world.store.load([{ kind: 'head', chain: 'demo' }])).head('demo').auditHash;
    expect(await verifyAudit(world.deps, 'demo')).toEqual({ valid: true, entries: 100, head, complete: true });
  });

  it('find where a chain was tampered with', async () => {
    const brokenAt = async (change: Parameters<MemoryStore['tamper']>[1]) => {
      const world = await createWorld();
      for (let n = 0; n < 3; n++) await requestedWindow(world);
      world.store.tamper('demo', change);
      const { valid, brokenAt, entries } = await verifyAudit(world.deps, 'demo');
      return [valid, brokenAt, entries];
    };
    expect(await brokenAt((entries) => entries)).toEqual([true, undefined, 4]);
    expect(await brokenAt((entries) => entries.slice(0, 3))).toEqual([false, 4, 3]);
    expect(await brokenAt((entries) => entries.slice(1))).toEqual([false, 1, 0]);
    expect(
      await brokenAt((entries) => entries.map((entry) => (entry.seq === 2 ? { ...entry, at: 0 } : entry))),
    ).toEqual([false, 2, 1]);
    const forged = {
      at: 1,
      actor: { principal: 'eve' },
      action: 'approve',
      subject: 's',
      before: null,
      after: null,
    } as const;
    const headOf = (entries: readonly { seq: number; hash: string }[]) => {
      const last = entries.at(-1);
      return {
        chain: 'demo',
        revision: 0,
        auditSeq: last?.seq ?? 0,
        auditHash: last?.hash ?? '',
        requests: [],
        proposals: [],
        unratified: [],
      };
    };
    expect(await brokenAt((entries) => [...entries, entryAfter(headOf(entries), forged)])).toEqual([false, 5, 4]);
    const replaced = (entries: Parameters<Parameters<MemoryStore['tamper']>[1]>[0]) => {
      const kept = entries.slice(0, 3);
      return [...kept, entryAfter(headOf(kept), forged)];
    };
    expect(await brokenAt(replaced)).toEqual([false, 4, 3]);
  });

  it('stay valid while commands commit', async () => {
    const world = await createWorld();
    for (let n = 0; n < 5; n++) await requestedWindow(world);
    const [verification] = await Promise.all([
      verifyAudit(world.deps, 'demo'),
      requestedWindow(world),
      approvedWindow(world),
    ]);
    expect(verification.valid).toBe(true);
  });
});
