import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import type { Store } from '../../../lambdas/store/port';
import {
  admin,
  approvedWindow,
  as,
  createWorldOn,
  hour,
  requestedWindow,
  T0,
  type World,
  windowRequest,
} from '../fixtures';
import { approveWindow, rejectWindow } from '../signed-votes';
import { grounds, outcomesOf } from './grounds';

describe.each(grounds)('parallel commands %s', (_, ground) => {
  jest.setTimeout(30_000);
  afterEach(() => ground.close());

  const given = async (policy = {}): Promise<World<Store>> => createWorldOn(await ground.open(), policy);

  it('count both of two approvers who vote at once', async () => {
    const world = await given({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const votes = ['ana', 'ben'].map((who) => approveWindow(world.deps, { windowId }, as(who)));
    expect(await outcomesOf(votes)).toEqual(['ok', 'ok']);
    const window = await getWindow(world.deps, windowId);
    expect(window).toMatchObject({ status: 'approved', version: 3, revision: 2 });
    expect(await verifyAudit(world.deps, 'demo')).toMatchObject({ valid: true, entries: 4 });
  });

  it('decide once when an approval meets a veto', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const outcomes = await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ana')),
      rejectWindow(world.deps, { windowId }, as('ben')),
    ]);
    expect([...outcomes].sort()).toEqual(['illegal-move', 'ok']);
    const { status, votes } = await getWindow(world.deps, windowId);
    expect([status, votes.length]).toEqual([outcomes[0] === 'ok' ? 'approved' : 'rejected', 1]);
  });

  it('approve exactly one of many requests that overlap', async () => {
    const world = await given();
    const windows = [];
    for (let n = 0; n < 5; n++) windows.push(await requestedWindow(world));
    ground.arm();
    const outcomes = await outcomesOf(
      windows.flatMap(({ windowId }) => ['ana', 'ben'].map((who) => approveWindow(world.deps, { windowId }, as(who)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    const { site } = await edgeSite(world.deps, 'demo');
    const approved = (await world.store.windows({ status: 'approved' }, { limit: 10 })).items;
    expect(site.intervals.map(({ windowId }) => windowId)).toEqual(approved.map(({ windowId }) => windowId));
    expect((await verifyAudit(world.deps, 'demo')).valid).toBe(true);
  });

  it('request as many windows as were answered with one', async () => {
    const world = await given();
    ground.arm();
    const outcomes = await outcomesOf(
      Array.from({ length: 8 }, () => requestWindow(world.deps, windowRequest(), as('rita'))),
    );
    expect(new Set(outcomes).size).toBeLessThanOrEqual(2);
    const { items } = await world.store.windows({ siteId: 'demo' }, { limit: 100 });
    expect(items).toHaveLength(outcomes.filter((outcome) => outcome === 'ok').length);
    const head = (await world.store.load([{ kind: 'head', chain: 'demo' }])).head('demo');
    expect([...head.requests].sort()).toEqual(items.map(({ windowId }) => windowId).sort());
  });

  it('record a boundary once, however often it is delivered at once', async () => {
    const world = await given();
    const { windowId, revision } = await approvedWindow(world);
    world.now = T0 + hour;
    ground.arm();
    const flips = Array.from({ length: 4 }, () => flipWindow(world.deps, { windowId, revision, boundary: 'start' }));
    const outcomes = (await Promise.all(flips)).map(({ outcome }) => outcome);
    expect([...outcomes].sort()).toEqual(['already', 'already', 'already', 'flipped']);
    expect((await verifyAudit(world.deps, 'demo')).entries).toBe(4);
  });

  it('never approve what is cancelled at the same time without the calendar knowing', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ana')),
      cancelWindow(world.deps, { windowId }, as('rita')),
    ]);
    expect((await getWindow(world.deps, windowId)).status).toBe('cancelled');
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([]);
  });

  it('do not let a request slip into a site that is being deleted', async () => {
    const world = await given();
    ground.arm();
    const outcomes = await outcomesOf([
      deleteSite(world.deps, { siteId: 'demo' }, admin),
      requestWindow(world.deps, windowRequest(), as('rita')),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  });

  it('do not count an approver who is being removed', async () => {
    const world = await given();
    const { windowId } = await requestedWindow(world);
    ground.arm();
    const [vote] = await outcomesOf([
      approveWindow(world.deps, { windowId }, as('ben')),
      removePerson(world.deps, { personId: 'ben' }, admin),
    ]);
    expect(vote === 'ok' || vote === 'unmapped-principal').toBe(true);
    expect((await getWindow(world.deps, windowId)).status).toBe(vote === 'ok' ? 'approved' : 'requested');
  });
});
