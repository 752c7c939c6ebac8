import { addPerson } from '../../../lambdas/commands/directory/add-person';
import type { ArmingDeps } from '../../../lambdas/commands/transaction/deps';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import type { Window } from '../../../lambdas/domain/window/window';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import type { Store } from '../../../lambdas/store/port';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  setPolicy,
  T0,
  type World,
} from '../fixtures';
import { getSite } from '../get-site';
import { approveWindow, rejectWindow } from '../signed-votes';

const vote = (world: World, windowId: string, who: string) => approveWindow(world.deps, { windowId }, as(who));

/** As a BatchGetItem may come out while somebody commits: the window as it was, everything else as it is. */
function tornOnce({ deps, store }: World, before: Window): ArmingDeps {
  let torn = false;
  const load: Store['load'] = async (keys) => {
    const now = await store.load(keys);
    if (torn) return now;
    torn = true;
    return Object.assign(Object.create(now) as typeof now, { window: () => before });
  };
  return { ...deps, store: Object.assign(Object.create(store) as Store, { load }) };
}

describe('approveWindow and rejectWindow', () => {
  it('never call a window its own obstacle when another vote lands between the reads', async () => {
    const world = await createWorld();
    const before = await requestedWindow(world);
    const { windowId } = await vote(world, before.windowId, 'ana');
    const late = approveWindow(tornOnce(world, before), { windowId }, as('ben'));
    expect(await refusalOf(late)).toBe('illegal-move');
  });

  it('approve with the last vote the policy asks for, and arm the edge', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    const first = await vote(world, windowId, 'ana');
    expect(first).toMatchObject({ status: 'requested', revision: 0, version: 2 });
    const second = await approveWindow(world.deps, { windowId, reason: 'fine' }, as('ben'));
    expect(second).toMatchObject({ status: 'approved', decidedAt: T0, revision: 2, version: 3 });
    expect(second.votes).toEqual([
      { approverId: 'ana', decision: 'approve', at: T0, assurance: 'signed' },
      { approverId: 'ben', decision: 'approve', at: T0, assurance: 'signed', reason: 'fine' },
    ]);
    const { site } = await edgeSite(world.deps, 'demo');
    expect(site).toMatchObject({ revision: 2, intervals: [{ windowId, startsAt: T0 + hour, endsAt: T0 + 2 * hour }] });
  });

  it('reject with one vote where a veto decides', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await vote(world, windowId, 'ana');
    const window = await rejectWindow(world.deps, { windowId }, as('ben'));
    expect(window).toMatchObject({ status: 'rejected', decidedAt: T0, revision: 0 });
    expect((await edgeSite(world.deps, 'demo')).site.intervals).toEqual([]);
  });

  it('reject without veto once the approvals can no longer be reached', async () => {
    const world = await createWorld({ approvalsRequired: 2, veto: false });
    const { windowId } = await requestedWindow(world);
    expect((await rejectWindow(world.deps, { windowId }, as('ana'))).status).toBe('requested');
    expect((await rejectWindow(world.deps, { windowId }, as('ben'))).status).toBe('rejected');
  });

  it('approve in spite of a rejection without veto', async () => {
    const world = await createWorld({ approvalsRequired: 2, veto: false });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await vote(world, windowId, 'ben');
    expect((await vote(world, windowId, 'cy')).status).toBe('approved');
  });

  it.each([
    ['self-approval', 'rita', 'rita'],
    ['self-approval', 'ana', 'ana'],
    ['self-approval', 'robot', 'ana'],
    ['not-an-approver', 'ana', 'rita'],
    ['not-an-approver', 'rita', 'robot'],
    ['unmapped-principal', 'rita', 'stranger'],
  ])('refuse with %s when %s asked and %s votes', async (code, requester, voter) => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world, {}, as(requester));
    const before = world.store.all();
    expect(await refusalOf(vote(world, windowId, voter))).toBe(code);
    expect(await refusalOf(rejectWindow(world.deps, { windowId }, as(voter)))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('let the requester vote where the site allows it, and only if it allowed it at the request', async () => {
    const world = await createWorld({ selfApproval: true });
    const { windowId } = await requestedWindow(world, {}, as('ana'));
    expect((await vote(world, windowId, 'ana')).status).toBe('approved');
    await setPolicy(world, { selfApproval: false });
    const later = await requestedWindow(
      world,
      { startsAt: '2026-11-02T13:00Z', endsAt: '2026-11-02T14:00Z' },
      as('ana'),
    );
    await setPolicy(world, { selfApproval: true });
    expect(await refusalOf(vote(world, later.windowId, 'ana'))).toBe('self-approval');
  });

  it('refuse an approver whose mailbox is unconfirmed', async () => {
    const world = await createWorld();
    const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [as('dan').principal] };
    await addPerson(world.deps, dan, admin);
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(vote(world, windowId, 'dan'))).toBe('not-confirmed');
  });

  it('count an approver once', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await vote(world, windowId, 'ana');
    expect(await refusalOf(vote(world, windowId, 'ana'))).toBe('already-voted');
    expect(await refusalOf(rejectWindow(world.deps, { windowId }, as('ana')))).toBe('already-voted');
  });

  it('answer a repeat with the same Idempotency-Key with the first result', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const request = { windowId, idempotency: { key: 'k', fingerprint: 'f' } };
    const first = await approveWindow(world.deps, request, as('ana'));
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect(await approveWindow(world.deps, request, as('ana'))).toEqual(first);
  });

  it('refuse after the deadline although the expiry is not recorded yet', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId } = await requestedWindow(world);
    world.now += 60;
    expect(await refusedBy(vote(world, windowId, 'ana'))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'expired', decideBy: '2026-11-02T10:01:00Z' },
    });
  });

  it('never approve a window that has begun', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    world.now = T0 + hour;
    expect(await refusalOf(vote(world, windowId, 'ana'))).toBe('illegal-move');
  });

  it('refuse what is decided, naming the actual and the legal states', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    expect(await refusedBy(vote(world, windowId, 'ben'))).toMatchObject({
      code: 'illegal-move',
      details: { actual: 'approved', legal: ['requested'] },
    });
  });

  it('refuse a stale version and an unknown window', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(approveWindow(world.deps, { windowId, ifVersion: 7 }, as('ana')))).toBe('stale-version');
    expect(await refusalOf(vote(world, 'demo.nothing', 'ana'))).toBe('unknown-window');
    expect(await refusalOf(vote(world, 'nothing', 'ana'))).toBe('unknown-window');
  });

  it('refuse the deciding vote when another window took the time meanwhile; the vote is not spent', async () => {
    const world = await createWorld();
    const [one, other] = [await requestedWindow(world), await requestedWindow(world)];
    const first = await vote(world, one.windowId, 'ana');
    const before = world.store.all();
    expect(await refusedBy(vote(world, other.windowId, 'ana'))).toMatchObject({
      code: 'overlap',
      details: { windowId: one.windowId },
    });
    expect(world.store.all()).toEqual(before);
    await cancelWindow(world.deps, { windowId: first.windowId }, as('rita'));
    expect((await vote(world, other.windowId, 'ana')).status).toBe('approved');
  });

  it('refuse the deciding vote when the site is gone', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    await world.store.commit({ put: [], remove: [{ kind: 'site', value: await getSite(world.deps, 'demo') }] });
    expect(await refusalOf(vote(world, windowId, 'ana'))).toBe('unknown-site');
  });

  it('refuse the deciding vote when the edge cannot hold the window any more', async () => {
    const world = await createWorld();
    const times = (n: number) => ({
      startsAt: `2026-11-0${3 + n}T10:00:00Z`,
      endsAt: `2026-11-0${3 + n}T11:00:00Z`,
      paths: ['a', 'b'].map((name) => `/${name.repeat(90)}`),
    });
    const windows = [];
    for (const n of [0, 1, 2, 3]) windows.push(await requestedWindow(world, times(n)));
    const outcomes = [];
    for (const { windowId } of windows) {
      outcomes.push(
        await vote(world, windowId, 'ana').then(
          ({ status }) => status,
          ({ code }) => code,
        ),
      );
    }
    expect(outcomes).toEqual(['approved', 'approved', 'edge-capacity', 'edge-capacity']);
  });
});
