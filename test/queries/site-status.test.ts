import { endWindow } from '../../lambdas/commands/window/end-window';
import { startEmergency } from '../../lambdas/commands/window/start-emergency';
import { instantText } from '../../lambdas/domain/local-time';
import { siteStatus } from '../../lambdas/queries/site/site-status';
import {
  approvedWindow,
  as,
  createWorld,
  hour,
  refusalOf,
  requestedWindow,
  T0,
  type World,
} from '../commands/fixtures';
import { publish } from './publish';

const day = 24 * hour;
const fire = { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 } as const;

/** Removes what later versions record of a publish. */
async function publishedBefore(world: World): Promise<void> {
  await publish(world);
  const entries = (await world.store.load([{ kind: 'edge-entries', siteId: 'demo' }])).edgeEntries('demo');
  if (entries) await world.store.commit({ put: [], remove: [{ kind: 'edge-entries', value: entries }] });
}

describe('siteStatus', () => {
  it('says the strictest mode at a time, the windows behind it and the next boundary', async () => {
    const world = await createWorld();
    const readOnly = await approvedWindow(world, { mode: 'read-only', paths: ['/a'] });
    const full = await approvedWindow(world, { paths: ['/b'], endsAt: '2026-11-02T11:30:00Z' });
    await publish(world);
    const [starts, ends] = [T0 + hour, T0 + 2 * hour];
    expect(await siteStatus(world.deps, 'demo')).toMatchObject({
      at: T0,
      mode: 'open',
      windows: [],
      nextBoundary: { windowId: readOnly.windowId, boundary: 'start', at: starts, mode: 'read-only' },
      requests: 0,
      revision: 3,
      publishedRevision: 3,
      publication: { published: true },
    });
    const during = await siteStatus(world.deps, 'demo', starts);
    expect(during).toMatchObject({
      basis: 'edge',
      mode: 'full',
      window: { windowId: full.windowId, paths: ['/b'] },
      nextBoundary: { windowId: full.windowId, boundary: 'end' },
    });
    expect(during.windows.map(({ windowId }) => windowId)).toEqual([readOnly.windowId, full.windowId]);
    expect((await siteStatus(world.deps, 'demo', ends - 1)).mode).toBe('read-only');
    const after = await siteStatus(world.deps, 'demo', ends);
    expect(after.mode).toBe('open');
    expect(after).not.toHaveProperty('nextBoundary');
  });

  it('counts the requests, and a number that grows with each change on the site', async () => {
    const world = await createWorld();
    const before = await siteStatus(world.deps, 'demo');

    await requestedWindow(world);

    const { requests, auditSeq } = await siteStatus(world.deps, 'demo');
    expect([before.requests, requests, auditSeq]).toEqual([0, 1, before.auditSeq + 1]);
  });

  it('claims no mode that is not published, and says which one is planned', async () => {
    const world = await createWorld();
    await publish(world);
    const { windowId } = await startEmergency(world.deps, fire, as('rita'));
    const status = await siteStatus(world.deps, 'demo');
    expect(status).toMatchObject({ mode: 'open', plannedMode: 'full', windows: [{ windowId }], revision: 2 });
    expect(status).toMatchObject({ publication: { published: false, notPublishedReason: 'under-way' } });
    expect(status).not.toHaveProperty('window');
    await publish(world);
    const published = await siteStatus(world.deps, 'demo');
    expect(published).toMatchObject({ mode: 'full', window: { windowId } });
    expect(published).not.toHaveProperty('plannedMode');
  });

  it('claims no open site as long as the edge has not heard of the end', async () => {
    const world = await createWorld();
    const { windowId } = await startEmergency(world.deps, fire, as('rita'));
    await publish(world);
    await endWindow(world.deps, { windowId }, as('rita'));
    const ended = { mode: 'full', plannedMode: 'open', windows: [], window: { windowId, paths: [] } };
    expect(await siteStatus(world.deps, 'demo')).toMatchObject(ended);
    await publish(world);
    expect((await siteStatus(world.deps, 'demo')).mode).toBe('open');
  });

  it('tells a window that has come near and is not at the edge from one that is too far ahead', async () => {
    const world = await createWorld();
    const ahead = (days: number) => instantText(T0 + days * day);
    await approvedWindow(world, { startsAt: ahead(10), endsAt: ahead(11) });
    await approvedWindow(world, { startsAt: ahead(20), endsAt: ahead(21) });
    await publish(world);
    const at = (days: number) => siteStatus(world.deps, 'demo', T0 + days * day);
    expect(await at(10)).toMatchObject({ basis: 'edge', mode: 'full', publication: { published: true } });
    expect(await at(20)).toMatchObject({ basis: 'plan', mode: 'full', publication: { published: true } });
    world.now = T0 + 13.5 * day;
    expect(await at(20)).toMatchObject({
      basis: 'edge',
      mode: 'open',
      plannedMode: 'full',
      publication: { published: false, notPublishedReason: 'not-armed' },
    });
    await publish(world);
    expect(await at(20)).toMatchObject({ basis: 'edge', mode: 'full', publication: { published: true } });
  });

  it('knows of a site that version 0.1.0 published that it has its whole calendar, and else nothing', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    await publishedBefore(world);
    expect((await siteStatus(world.deps, 'demo', T0 + hour)).mode).toBe('full');
    await startEmergency(world.deps, fire, as('rita'));
    expect(await siteStatus(world.deps, 'demo')).toMatchObject({ mode: 'open', plannedMode: 'full' });
  });

  it('knows no publish before the first, and refuses an unknown site', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    expect(await siteStatus(world.deps, 'demo', T0 + hour)).toMatchObject({ publishedRevision: 0, mode: 'open' });
    expect(await refusalOf(siteStatus(world.deps, 'none'))).toBe('unknown-site');
  });
});
