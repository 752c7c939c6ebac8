import { entryBytes } from '../../../edge/document/encode-capacity';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { instantText } from '../../../lambdas/domain/local-time';
import type { CalendarEntry } from '../../../lambdas/domain/site/site';
import { siteStatus } from '../../../lambdas/queries/site/site-status';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { onPublishEvent } from '../../../lambdas/reactions/edge/publish-batch';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow, as, createWorld, hour, T0, type World, week } from '../../commands/fixtures';
import { breakGlass } from '../../commands/window/emergency-fixtures';
import { FakeEdgeStore, Logged } from '../fakes';
import { createReconcile } from '../reconcile/fixtures';
import { record } from './stream-records';

const day = 24 * hour;
const times = (startsAt: number) => ({ startsAt: instantText(startsAt), endsAt: instantText(startsAt + hour) });

async function given() {
  const world = await createWorld();
  const edgeStore = new FakeEdgeStore();
  const logged = new Logged();
  const deps: PublishDeps = {
    ...world.deps,
    edgeStore,
    log: logged.log,
    pause: async () => undefined,
    random: () => 0,
  };
  return { world, edgeStore, logged, deps };
}

const detailOf = (windowId: string) => windowId.replace('.', '/');
const edgeOf = async ({ store }: World) => (await store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo');

describe('a window that is far ahead', () => {
  it('is at the edge as the next one, and gives way to an emergency that needs its room', async () => {
    const { world, edgeStore, deps, logged } = await given();
    const texts = { fr: 'x'.repeat(280), de: 'x'.repeat(280), es: 'x'.repeat(280), pt: 'x'.repeat(280) };
    const { windowId } = await approvedWindow(world, { ...times(T0 + 60 * day), messages: texts });
    await onPublishEvent(deps, { siteId: 'demo' });
    expect(edgeStore.entries.has(detailOf(windowId))).toBe(true);

    for (let n = 0; n < 5; n++) await breakGlass(world, { message: '&'.repeat(150) });
    await onPublishEvent(deps, { siteId: 'demo' });

    expect(edgeStore.entries.has(detailOf(windowId))).toBe(true);
    expect(logged.codes()).not.toContain('window-not-armed');
  });

  it('is put there when it comes near, without another revision', async () => {
    const { world, edgeStore, deps } = await given();
    await approvedWindow(world, times(T0 + day));
    const { windowId, revision } = await approvedWindow(world, times(T0 + 20 * day));
    expect(await onPublishEvent(deps, { siteId: 'demo' })).toMatchObject({ publishedRevision: revision });
    expect(edgeStore.entries.has(detailOf(windowId))).toBe(false);
    expect(await edgeOf(world)).toMatchObject({ publishedRevision: revision, armsNextAt: T0 + 13 * day });
    expect(await siteStatus(world.deps, 'demo', T0 + 20 * day)).toMatchObject({
      basis: 'plan',
      mode: 'full',
      windows: [{ windowId, armed: false }],
      publication: { published: true },
    });

    world.now = T0 + 13 * day;
    expect(await onPublishEvent(deps, { siteId: 'demo' })).toMatchObject({ publishedRevision: revision });

    expect(edgeStore.entries.get('demo.example')).toContain(`[0,${T0 + 20 * day},`);
    expect(await edgeOf(world)).not.toHaveProperty('armsNextAt');
    expect(await siteStatus(world.deps, 'demo', T0 + 20 * day)).toMatchObject({
      basis: 'edge',
      mode: 'full',
      windows: [{ windowId, armed: true }],
    });
  });

  it('is put there by reconcile where no schedule fires, days before it starts', async () => {
    const { world, deps, edgeStore, functions, calls, publish } = await createReconcile();
    await approvedWindow(world, times(T0 + day));
    const { windowId } = await approvedWindow(world, times(T0 + 20 * day));
    await publish();
    await reconcile(deps);
    expect(calls().filter(({ functionName }) => functionName === 'publish-edge')).toEqual([]);

    world.now = T0 + 13 * day + 15 * 60;
    functions.calls.length = 0;
    await reconcile(deps);
    const asked = calls().filter(({ functionName }) => functionName === 'publish-edge');
    expect(asked).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
    const logged = new Logged();
    const publishing = { ...deps, edgeStore, log: logged.log, pause: async () => undefined, random: () => 0 };
    for (const { payload } of asked) await onPublishEvent(publishing, Object(payload));

    expect(edgeStore.entries.has(detailOf(windowId))).toBe(true);
  });

  it('is asked for by reconcile once it is near by a setting that became longer, and not again', async () => {
    const { world, deps, functions, calls, publish, publishing } = await createReconcile();
    await approvedWindow(world, times(T0 + day));
    await approvedWindow(world, times(T0 + 20 * day));
    await publish();
    world.now += 60 * 60;
    const longer = { armedSecondsAhead: 21 * day };
    const asked = async () => {
      functions.calls.length = 0;
      await reconcile({ ...deps, ...longer });
      return calls().filter(({ functionName }) => functionName === 'publish-edge');
    };
    expect(await siteStatus({ ...world.deps, ...longer }, 'demo')).toMatchObject({
      publication: { notPublishedReason: 'not-armed' },
    });

    expect(await asked()).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
    await onPublishEvent({ ...publishing, ...longer }, { siteId: 'demo' });

    expect(await asked()).toEqual([]);
    expect(await siteStatus({ ...world.deps, ...longer }, 'demo')).toMatchObject({ publication: { published: true } });
  });
});

describe('the next window, which is at the edge early', () => {
  it('keeps the room that it takes, though the site needs less', async () => {
    const { world, edgeStore, deps } = await given();
    const texts = { fr: '&'.repeat(140), de: '&'.repeat(140), es: '&'.repeat(140), pt: '&'.repeat(140) };
    const heavy = (startsAt: number) => approvedWindow(world, { ...times(startsAt), messages: texts });
    const [running, tomorrow, far] = [await heavy(T0 + 600), await heavy(T0 + day), await heavy(T0 + 60 * day)];
    world.now = T0 + 900;
    await flipWindow(world.deps, { ...running, boundary: 'start' });
    await onPublishEvent(deps, { siteId: 'demo' });
    await cancelWindow(world.deps, { windowId: tomorrow.windowId }, as('rita'));

    await onPublishEvent(deps, { Records: [record('demo', '1')] });

    for (const { windowId } of [running, far]) expect(edgeStore.entries.has(detailOf(windowId))).toBe(true);
    const stored = [...edgeStore.entries].reduce((sum, [key, value]) => sum + entryBytes({ key, value }), 0);
    const { reservedBytes } = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
    expect(reservedBytes).toBeGreaterThanOrEqual(stored);
  });
});

/** As many windows within a week as only a shorter horizon could accept. */
async function crowded(world: World, count: number): Promise<CalendarEntry[]> {
  await approvedWindow(world, times(T0 + day));
  const calendar = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
  const entries = Array.from({ length: count }, (_, n) => ({
    ...(calendar.entries[0] as CalendarEntry),
    windowId: `demo.${String(n).padStart(26, 'F')}`,
    startsAt: T0 + (n + 1) * 2 * hour,
    endsAt: T0 + (n + 1) * 2 * hour + hour,
  }));
  await world.store.commit({
    put: [{ kind: 'calendar', value: { ...calendar, entries, version: calendar.version + 1 } }],
  });
  return entries;
}

describe('windows for which there is no room within the horizon', () => {
  it('are left out, the latest first; that is logged again and again, and the status says it', async () => {
    const { world, deps, edgeStore, logged } = await given();
    const entries = await crowded(world, 25);
    await onPublishEvent(deps, { siteId: 'demo' });
    await onPublishEvent(deps, { siteId: 'demo' });
    logged.lines.length = 0;
    await onPublishEvent(deps, { siteId: 'demo' });

    const armed = entries.filter(({ windowId }) => edgeStore.entries.has(detailOf(windowId)));
    expect(armed.length).toBeGreaterThan(10);
    expect(armed).toEqual(entries.slice(0, armed.length));
    const lines = logged.lines.filter(({ code }) => code === 'window-not-armed');
    expect(lines.map(({ windowId }) => windowId)).toEqual(entries.slice(armed.length).map(({ windowId }) => windowId));
    expect((await siteStatus(world.deps, 'demo')).publication).toEqual({
      published: false,
      notPublishedReason: 'not-armed',
    });
  });

  it('keep no emergency out', async () => {
    const { world, deps, edgeStore } = await given();
    await crowded(world, 25);
    const { windowId } = await breakGlass(world);
    await onPublishEvent(deps, { Records: [record('demo', '1')] });
    expect(edgeStore.entries.has(detailOf(windowId))).toBe(true);
  });

  it('after a longer horizon are armed once what they need is reserved', async () => {
    const { world, deps, edgeStore, logged } = await given();
    const windowIds: string[] = [];
    for (const days of [1, 9, 17, 25]) {
      const message = 'x'.repeat(280);
      const texts = { message, messages: { fr: message, de: message, es: message } };
      windowIds.push((await approvedWindow(world, { ...times(T0 + days * day), ...texts })).windowId);
    }
    await onPublishEvent(deps, { Records: [record('demo', '1')] });
    const longer = { ...deps, armedSecondsAhead: 4 * week };
    const there = () => windowIds.filter((windowId) => edgeStore.entries.has(detailOf(windowId)));
    expect(there()).toEqual(windowIds.slice(0, 1));

    await onPublishEvent(longer, { siteId: 'demo' });
    expect(there().length).toBeLessThan(4);
    expect(logged.codes()).toContain('window-not-armed');

    await onPublishEvent(longer, { siteId: 'demo' });
    expect(there()).toEqual(windowIds);
  });
});
