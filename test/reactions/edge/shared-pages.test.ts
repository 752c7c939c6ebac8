import { createHash } from 'node:crypto';
import { entryBytes } from '../../../edge/document/encode-capacity';
import { PAGE_OWNER } from '../../../edge/document/page-keys';
import { bytes } from '../../../lambdas/domain/limits';
import { checkStore } from '../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { sharedPages } from '../../../lambdas/reactions/edge/shared-pages';
import { approvedWindow, createWorld, type World } from '../../commands/fixtures';
import { Logged } from '../fakes';
import { ModelStore } from './simulation/model-store';

async function given() {
  const world = await createWorld();
  const edgeStore = new ModelStore();
  const logged = new Logged();
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    pages: sharedPages(),
    log: logged.log,
    random: () => 0.5,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
  return { world, deps, edgeStore, logged };
}

const inStore = async ({ edgeStore }: { edgeStore: ModelStore }) =>
  (await edgeStore.list()).filter(({ key }) => key.startsWith(PAGE_OWNER));
const sorted = (entries: readonly { key: string; value: string }[]) =>
  [...entries].sort((one, other) => (one.key < other.key ? -1 : 1));
const journalOf = async ({ store }: World) => (await store.load([{ kind: 'edge-store' }])).edgeJournal();

describe('what all pages share', () => {
  it('is due with the first publish of a site, is published after it, and then no more', async () => {
    const scene = await given();
    await approvedWindow(scene.world);
    await publishEdge(scene.deps, 'demo');
    await publishDue(scene.deps);
    expect(sorted(await inStore(scene))).toEqual(sorted(sharedPages().entries));
    expect((await journalOf(scene.world)).pages).toBe(sharedPages().digest);
    const { update } = scene.edgeStore.calls;
    await approvedWindow(scene.world, { startsAt: '2026-11-04T10:00:00Z', endsAt: '2026-11-04T11:00:00Z' });
    await publishEdge(scene.deps, 'demo');
    expect(await publishDue(scene.deps)).toEqual({ left: 0 });
    expect(scene.edgeStore.calls.update).toBe(update + 1);
  });

  it('is published by the next check where nothing else is: after an upgrade, and only what differs', async () => {
    const scene = await given();
    await checkStore(scene.deps);
    const entries = sharedPages().entries.map((entry, index) => (index === 0 ? { ...entry, value: 'x' } : entry));
    const digest = createHash('sha256').update(JSON.stringify(entries)).digest('base64url');
    const upgraded = { ...scene.deps, pages: { entries, digest } };
    expect(await checkStore(upgraded)).toEqual({ moved: false, drifted: [], left: 0 });
    expect(sorted(await inStore(scene))).toEqual(sorted(entries));
    expect(scene.logged.lines.filter(({ siteId }) => siteId === PAGE_OWNER).map(({ count }) => count)).toEqual([49, 1]);
    expect(await checkStore(upgraded)).toEqual({ moved: false, drifted: [], left: 0 });
  });

  it('is repaired after a change by hand', async () => {
    const scene = await given();
    await checkStore(scene.deps);
    const [first, second] = sharedPages().entries;
    if (!first || !second) throw new Error('there are no pages');
    await scene.edgeStore.update(await scene.edgeStore.etag(), [{ ...first, value: 'defaced' }], [second.key]);
    const { drifted } = await checkStore(scene.deps);
    expect(drifted).toContain(PAGE_OWNER);
    expect(sorted(await inStore(scene))).toEqual(sorted(sharedPages().entries));
  });

  it('fits into the room that sites leave, and each entry into the store', () => {
    const sizes = sharedPages().entries.map(entryBytes);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(bytes.edgeStorePages);
    expect(bytes.edgeStore + bytes.edgeStorePages).toBeLessThanOrEqual(5_000_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    expect(sizes.length).toBeLessThanOrEqual(50);
  });
});
