import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSite } from '../../edge/document/encode';
import { entryBytes } from '../../edge/document/encode-capacity';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import { edgeSiteOf } from '../../lambdas/domain/site/edge-site';
import { siteStatus } from '../../lambdas/queries/site/site-status';
import type { PublishDeps } from '../../lambdas/reactions/edge/deps';
import { onPublishEvent } from '../../lambdas/reactions/edge/publish-batch';
import { auditEntryOf, type Item, recordOf } from '../../lambdas/store/items';
import { as, World } from '../commands/fixtures';
import { ModelStore } from '../reactions/edge/simulation/model-store';
import { record } from '../reactions/edge/stream-records';
import { MemoryStore } from '../store/memory-store';

const { control, audit, facts } = JSON.parse(readFileSync(join(__dirname, 'data-0.1.0.json'), 'utf8')) as {
  readonly control: readonly Item[];
  readonly audit: readonly Item[];
  readonly facts: { readonly capturedAt: number };
};
const siteIds = ['alpha', 'beta', 'demo'];

/** The tables and the edge store as version 0.1.0 left them: all windows are at the edge, however far ahead. */
async function given() {
  const store = MemoryStore.holding(
    control.flatMap((item) => recordOf(item) ?? []),
    audit.flatMap(auditEntryOf),
  );
  const world = new World(store, 5000);
  world.now = facts.capturedAt + 60;
  const edgeStore = new ModelStore();
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    pause: async () => undefined,
    random: () => 0,
    log: () => undefined,
  };
  for (const siteId of siteIds) {
    const found = await store.load([
      { kind: 'site', siteId },
      { kind: 'head', chain: siteId },
      { kind: 'calendar', siteId },
      { kind: 'bypass', siteId },
      { kind: 'edge', siteId },
    ]);
    const revision = found.edge(siteId)?.publishedRevision ?? 0;
    const site = edgeSiteOf(found.calendar(siteId), found.site(siteId), found.bypass(siteId), revision);
    edgeStore.byHand((entries) => {
      for (const { key, value } of encodeSite(site, world.now)) entries.set(key, value);
    });
  }
  return { world, edgeStore, deps };
}

const modesOf = (world: World) =>
  Promise.all(
    siteIds.map(async (siteId) => {
      const { mode, publication, windows } = await siteStatus(world.deps, siteId);
      return { siteId, mode, publication, windows: windows.map(({ windowId, armed }) => [windowId, armed]) };
    }),
  );

describe('the edge of version 0.1.0', () => {
  it('is known after the first check, is told as before, and has its room reserved', async () => {
    const { world, edgeStore, deps } = await given();
    const before = await modesOf(world);

    expect(await onPublishEvent(deps, { check: 'store' })).toEqual({ moved: true, drifted: [], left: 0 });
    await onPublishEvent(deps, { Records: siteIds.map((siteId, n) => record(siteId, String(n))) });

    expect(await modesOf(world)).toEqual(before);
    const found = await world.store.load([
      { kind: 'edge-room' },
      ...siteIds.map((siteId) => ({ kind: 'calendar', siteId }) as const),
    ]);
    const reserved = siteIds.map((siteId) => found.calendar(siteId).reservedBytes ?? 0);
    expect(found.edgeRoom().reservedBytes).toBe(reserved.reduce((a, b) => a + b, 0));
    for (const [n, siteId] of siteIds.entries()) {
      const stored = Object.entries(edgeStore.ownedBy(siteId)).reduce(
        (sum, [key, value]) => sum + entryBytes({ key, value }),
        0,
      );
      expect(reserved[n]).toBeGreaterThanOrEqual(stored);
    }
    expect(await onPublishEvent(deps, { check: 'store' })).toEqual({ moved: false, drifted: [], left: 0 });
  });

  it('takes an emergency as the very first thing', async () => {
    const { world, edgeStore, deps } = await given();
    const window = await startEmergency(
      world.deps,
      { siteId: 'beta', mode: 'full', reason: 'r', durationMinutes: 5 },
      as('eve'),
    );

    expect(await onPublishEvent(deps, { siteId: 'beta' })).toMatchObject({ publishedRevision: window.revision });

    expect(edgeStore.calls).toMatchObject({ list: 1 });
    expect(await siteStatus(world.deps, 'beta')).toMatchObject({ mode: 'full', publication: { published: true } });
  });
});
