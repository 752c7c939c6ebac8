import { openLink } from '../../../lambdas/commands/voting/open-link';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow, type WindowEdit } from '../../../lambdas/commands/window/edit-window';
import { counts } from '../../../lambdas/domain/limits';
import { openQuestion } from '../../../lambdas/domain/voting/subject';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import {
  approvedWindow,
  as,
  createWorld,
  hour,
  refusalOf,
  requestedWindow,
  setPolicy,
  T0,
  type World,
} from '../fixtures';
import { createOtherSite, ends, headOf, intervals, lastEntry, starts } from '../histories/windows';
import { approveWindow, rejectWindow } from '../signed-votes';
import { mailedWindow } from '../voting/mail-fixtures';

const edit = (world: World, windowId: string, changes: Partial<WindowEdit>, who = 'rita') =>
  editWindow(world.deps, { windowId, ...changes }, as(who));
const later = { endsAt: '2026-11-02T12:30:00Z' };

describe('editWindow before the start', () => {
  it('asks anew about another plan, and voids what was voted', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const before = await requestedWindow(world);
    await approveWindow(world.deps, before, as('ana'));
    world.now += 60;
    const after = await edit(world, before.windowId, { ...later, reason: 'more to do' });
    const { windowId } = before;
    expect(after).toMatchObject({
      status: 'requested',
      planVersion: 2,
      lastPlanVersion: 2,
      digest: digestOf(windowId, 2, after.plan),
      plan: { startsAt: starts, endsAt: ends + 1800 },
      previousPlan: before.plan,
      votes: [],
      askedAt: T0 + 60,
      reason: 'more to do',
      requestedAt: T0,
      version: 3,
    });
    expect(openQuestion({ kind: 'window', window: after }, 1)).toBeUndefined();
    expect(await lastEntry(world)).toMatchObject({ action: 'edit', actor: { personId: 'rita' }, reason: 'more to do' });
  });

  it('with replace takes an approved window off calendar and edge at once', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    const after = await edit(world, windowId, { ...later, replace: true });
    expect(after).toMatchObject({ status: 'requested', revision: revision + 1 });
    expect(after).not.toHaveProperty('decidedAt');
    expect(await intervals(world)).toEqual([]);
    expect(await headOf(world)).toMatchObject({ revision: revision + 1, requests: [windowId] });
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('approved');
    expect(await intervals(world)).toMatchObject([{ windowId, endsAt: ends + 1800 }]);
  });

  it('revives no vote when a plan comes back', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const first = await requestedWindow(world);
    await approveWindow(world.deps, first, as('ana'));
    await edit(world, first.windowId, later);
    const back = await edit(world, first.windowId, { endsAt: '2026-11-02T12:00:00Z' });
    expect(back).toMatchObject({ plan: first.plan, planVersion: 3, votes: [] });
    expect(back.digest).not.toBe(first.digest);
    expect((await approveWindow(world.deps, { windowId: first.windowId }, as('ben'))).status).toBe('requested');
  });

  it('makes older links dead', async () => {
    const { world, window, link } = await mailedWindow();
    await edit(world, window.windowId, later);
    expect(await refusalOf(openLink(world.deps, link('ana')))).toBe('link-superseded');
  });

  it.each(['ana', 'robot'])('lets nobody vote who shaped the plan: %s edited it', async (editor) => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const after = await edit(world, windowId, later, editor);
    expect(after.askedBy.map(({ personId }) => personId)).toEqual(['rita', 'ana']);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    expect((await edit(world, windowId, { mode: 'read-only' }, editor)).askedBy).toEqual(after.askedBy);
    await edit(world, windowId, { mode: 'testers-only' });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
  });

  it('refuses what too few could approve after it: each editor is one approver less', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    const { windowId } = await requestedWindow(world);
    expect(await refusalOf(edit(world, windowId, later, 'ana'))).toBe('too-few-approvers');
    expect((await getWindow(world.deps, windowId)).planVersion).toBe(1);
  });

  it('keeps votes and approval when only words change', async () => {
    const world = await createWorld();
    const before = await approvedWindow(world, { ticket: 'OPS-1' });
    const after = await edit(world, before.windowId, { reason: 'typo', ticket: 'OPS-2', timeZone: 'Europe/Berlin' });
    expect(after).toEqual({
      ...before,
      reason: 'typo',
      ticket: 'OPS-2',
      earlierReasons: [{ planVersion: 1, reason: 'database upgrade', ticket: 'OPS-1', status: 'approved', at: T0 }],
      timeZone: 'Europe/Berlin',
      version: before.version + 1,
      notices: [expect.objectContaining({ action: 'edit', version: before.version + 1 })],
    });
    expect(await edit(world, before.windowId, { ticket: null })).not.toHaveProperty('ticket');
    expect(await intervals(world)).toHaveLength(1);
    expect((await lastEntry(world))?.action).toBe('edit');
  });

  it('records nothing when nothing changes, though the site has other settings by now', async () => {
    const world = await createWorld();
    const before = await approvedWindow(world, { paths: ['/shop'], message: 'soon', messages: { fr: 'bientôt' } });
    await createOtherSite(world, { exemptions: ['/status'] });
    const all = world.store.all();
    const same = {
      startsAt: '2026-11-02T11:00:00Z',
      paths: ['/shop/'],
      messages: { FR: 'bientôt' },
      mode: 'full',
    } as const;
    expect(await edit(world, before.windowId, same)).toEqual(before);
    expect(await edit(world, before.windowId, {})).toEqual(before);
    expect(world.store.all()).toEqual(all);
  });

  it('takes a new snapshot of the site with another plan, and its policy', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    await createOtherSite(world, {
      exemptions: ['/status'],
      hostnames: ['demo.example', 'new.example'],
      corsOrigins: ['*'],
    });
    await setPolicy(world, { approvalsRequired: 2, timeoutSeconds: 600, overrunSeconds: 900 });
    expect(await edit(world, windowId, { mode: 'read-only' })).toMatchObject({
      plan: {
        exemptions: ['/status'],
        hostnames: ['demo.example', 'new.example'],
        corsOrigins: ['*'],
        overrunSeconds: 900,
      },
      rules: { approvalsRequired: 2 },
      decideBy: T0 + 600,
    });
  });

  it('clears texts with null and leaves the rest', async () => {
    const world = await createWorld();
    const { windowId, plan } = await requestedWindow(world, { message: 'soon', messages: { fr: 'bientôt' } });
    const without = await edit(world, windowId, { message: null });
    expect(without.plan).not.toHaveProperty('message');
    expect(without.plan.messages).toEqual(plan.messages);
    expect((await edit(world, windowId, { messages: null })).plan).not.toHaveProperty('messages');
  });

  it('reads local times in the zone of the window, the new one where there is one', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world, { timeZone: 'Europe/Berlin' });
    expect((await edit(world, windowId, { endsAt: '2026-11-02T14:00' })).plan.endsAt).toBe(T0 + 3 * hour);
    const inTokyo = { endsAt: '2026-11-02T22:00', timeZone: 'Asia/Tokyo' };
    expect((await edit(world, windowId, inTokyo)).plan.endsAt).toBe(T0 + 3 * hour);
    expect((await edit(world, windowId, { endsAt: '2026-11-02T23:00' })).plan.endsAt).toBe(T0 + 4 * hour);
  });

  it.each([
    ['unmapped-principal', later, 'stranger'],
    ['malformed', { endsAt: 'later' }, 'rita'],
    ['unknown-time-zone', { timeZone: 'Mars/Olympus' }, 'rita'],
    ['ends-before-start', { endsAt: '2026-11-02T11:00:00Z' }, 'rita'],
    ['starts-in-past', { startsAt: '2026-11-02T10:00:00Z' }, 'rita'],
    ['too-long', { endsAt: '2026-11-09T10:00:00Z' }, 'rita'],
    ['edge-capacity', { message: 'x'.repeat(2000) }, 'rita'],
    ['stale-version', { ...later, ifVersion: 7 }, 'rita'],
    ['unknown-window', { ...later, windowId: 'demo.none' }, 'rita'],
  ])('refuses with %s and changes nothing', async (code, changes, who) => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    const before = world.store.all();
    expect(await refusalOf(edit(world, windowId, changes, who))).toBe(code);
    expect(world.store.all()).toEqual(before);
  });

  it('refuses a time that another approved window has, and not its own', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    const other = await approvedWindow(world, { startsAt: '2026-11-02T12:00:00Z', endsAt: '2026-11-02T13:00:00Z' });
    expect(await refusalOf(edit(world, windowId, later))).toBe('overlap');
    expect((await edit(world, other.windowId, { endsAt: '2026-11-02T12:30:00Z' })).status).toBe('approved');
  });

  it('refuses what is decided otherwise or over', async () => {
    const world = await createWorld();
    const rejected = await requestedWindow(world);
    await rejectWindow(world.deps, rejected, as('ana'));
    expect(await refusalOf(edit(world, rejected.windowId, later))).toBe('illegal-move');
    const cancelled = await requestedWindow(world);
    await cancelWindow(world.deps, cancelled, as('rita'));
    expect(await refusalOf(edit(world, cancelled.windowId, later))).toBe('illegal-move');
  });

  it('refuses to reopen more requests than there may be', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    const times = { startsAt: '2026-11-03T10:00:00Z', endsAt: '2026-11-03T11:00:00Z' };
    for (let n = 0; n < counts.requestsPerSite; n++) await requestedWindow(world, times);
    expect(await refusalOf(edit(world, windowId, { ...later, replace: true }))).toBe('too-many-requests');
  });

  it('answers a repeat with the same Idempotency-Key with the first result', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await edit(world, windowId, { ...later, idempotency });
    await approveWindow(world.deps, { windowId }, as('ana'));
    expect(await edit(world, windowId, { ...later, idempotency })).toEqual(first);
  });
});
