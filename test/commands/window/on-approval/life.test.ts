import { flipWindow } from '../../../../lambdas/commands/window/flip-window';
import { recheckWindow } from '../../../../lambdas/commands/window/recheck-window';
import { digestOf } from '../../../../lambdas/domain/window/plan';
import type { Window } from '../../../../lambdas/domain/window/window';
import { exportAudit } from '../../../../lambdas/queries/audit/audit';
import { as, createWorld, hour, refusalOf, T0 } from '../../fixtures';
import { intervals } from '../../histories/windows';
import { rejectWindow, withdrawWindowVote } from '../../signed-votes';
import { approve, ask, at, minute, startOf } from './terms';

describe('a window that starts on approval', () => {
  it('is asked about as terms, with the latest start and end until it is approved', async () => {
    const world = await createWorld();
    const { plan, decideBy, digest, windowId } = await ask(world, { notBefore: at(hour) });
    const terms = { notBefore: T0 + hour, notAfter: T0 + 6 * hour, durationSeconds: 30 * minute, leadSeconds: 0 };
    expect(plan).toMatchObject({
      startsAt: T0 + 6 * hour,
      endsAt: T0 + 6 * hour + 30 * minute,
      onApproval: terms,
    });
    expect(decideBy).toBe(T0 + 6 * hour);
    expect(digest).toBe(digestOf(windowId, 1, plan));
    expect(await intervals(world)).toEqual([]);
  });

  it.each([
    ['at once where the site needs no lead time', { leadTimeSeconds: 0 }, {}, 5 * hour, 5 * hour + 1],
    ['after the lead time', { leadTimeSeconds: 90 }, {}, 5 * hour, 5 * hour + 90],
    [
      'two minutes after the approval, however long the lead time',
      { leadTimeSeconds: hour },
      {},
      5 * hour,
      5 * hour + 120,
    ],
    ['not before the lead time, which counts from the request', { leadTimeSeconds: hour }, {}, minute, hour],
    ['not before what was asked for', { leadTimeSeconds: 0 }, { notBefore: at(2 * hour) }, minute, 2 * hour],
    [
      'with a notBefore that has passed as without one',
      { leadTimeSeconds: 0 },
      { notBefore: at(-hour) },
      minute,
      minute + 1,
    ],
  ])('starts %s', async (_, policy, changes, approvedAfter, startsAfter) => {
    const world = await createWorld(policy);
    const asked = await ask(world, changes);
    world.now = T0 + approvedAfter;
    const window = await approve(world, asked);
    expect(window.status).toBe('approved');
    expect(startOf(window)).toBe(startsAfter);
    expect(window.plan.endsAt - window.plan.startsAt).toBe(30 * minute);
    expect(window.plan.onApproval).toEqual({ ...asked.plan.onApproval, approvedAt: world.now });
    expect(window.digest).toBe(asked.digest);
    const { startsAt, endsAt } = window.plan;
    expect(await intervals(world)).toEqual([expect.objectContaining({ startsAt, endsAt })]);
    const { entries } = await exportAudit(world.deps, 'demo');
    expect(entries.at(-1)).toMatchObject({ action: 'approve', after: { plan: { startsAt, endsAt } } });
  });

  it('takes its start from the vote that decides, not from the first one', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const asked = await ask(world);
    const first = await approve(world, asked);
    expect([first.status, first.plan]).toEqual(['requested', asked.plan]);
    world.now = T0 + 3 * hour;
    expect(startOf(await approve(world, asked, 'ben'))).toBe(3 * hour + 1);
  });

  it('takes it also from the withdrawal that leaves enough approvals', async () => {
    const world = await createWorld({ approvalsRequired: 1, veto: false });
    const asked = await ask(world);
    await rejectWindow(world.deps, asked, as('ana'));
    await approve(world, asked, 'ben');
    world.now = T0 + hour;
    const window = await withdrawWindowVote(world.deps, asked, as('ana'));
    expect([window.status, startOf(window)]).toEqual(['approved', hour + 1]);
  });

  it('can be approved to the last second in which it would still start in time, and not a second later', async () => {
    const world = await createWorld({ leadTimeSeconds: 120 });
    const [first, second] = [await ask(world), await ask(world, { hostnames: ['demo.example'] })];
    world.now = first.decideBy - 1;
    expect(startOf(await approve(world, first))).toBeLessThanOrEqual(6 * hour);
    world.now = second.decideBy;
    expect(await refusalOf(approve(world, second))).toBe('illegal-move');
  });

  it('starts and ends like any other once it is approved', async () => {
    const world = await createWorld();
    const { windowId, revision, plan } = await approve(world, await ask(world));
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('holds');
    world.now = plan.startsAt;
    expect((await flipWindow(world.deps, { windowId, revision, boundary: 'start' })).outcome).toBe('flipped');
    world.now = plan.endsAt;
    expect((await flipWindow(world.deps, { windowId, revision, boundary: 'end' })).outcome).toBe('flipped');
  });

  it.each([
    [
      'a start before its terms',
      (window: Window) => ({ startsAt: window.plan.startsAt - 1, endsAt: window.plan.endsAt - 1 }),
    ],
    ['a start after its terms', () => ({ startsAt: T0 + 7 * hour, endsAt: T0 + 7.5 * hour })],
    ['another duration', (window: Window) => ({ endsAt: window.plan.endsAt + 1 })],
    ['no start at all', (window: Window) => ({ onApproval: { ...window.plan.onApproval, approvedAt: undefined } })],
  ])('is called off when its plan has %s', async (_, change) => {
    const world = await createWorld();
    const window = await approve(world, await ask(world, { notBefore: at(hour) }));
    const value = {
      ...window,
      plan: { ...window.plan, ...change(window) } as Window['plan'],
      version: window.version + 1,
    };
    await world.store.commit({ put: [{ kind: 'window', value }] });
    expect((await recheckWindow(world.deps, window)).outcome).toBe('cancelled');
  });
});
