import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { editWindow, type WindowEdit } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { outcomeOn } from '../../../lambdas/domain/voting/subject';
import { digestOf } from '../../../lambdas/domain/window/plan';
import {
  approvedWindow,
  as,
  code,
  createWorld,
  hour,
  mailed,
  refusalOf,
  refusedBy,
  requestedWindow,
  type World,
  windowOf,
} from '../fixtures';
import { activeWindow, createOtherSite, ends, intervals, lastEntry, starts } from '../histories/windows';
import { approveWindow, rejectWindow } from '../signed-votes';

const amend = (world: World, windowId: string, changes: Partial<WindowEdit>, who = 'rita') =>
  editWindow(world.deps, { windowId, ...changes }, as(who));
const longer = { endsAt: '2026-11-02T13:00:00Z' };

describe('editWindow after the start', () => {
  it('asks for an amendment; the standing plan holds', async () => {
    const world = await createWorld();
    const before = await activeWindow(world);
    const after = await amend(world, before.windowId, { ...longer, reason: 'slow migration', ticket: 'OPS-2' });
    const plan = { ...before.plan, endsAt: ends + hour };
    expect(after).toMatchObject({
      status: 'active',
      plan: before.plan,
      planVersion: 1,
      lastPlanVersion: 2,
      revision: before.revision,
      reason: before.reason,
      ticket: 'OPS-2',
      amendment: {
        plan,
        planVersion: 2,
        digest: digestOf(before.windowId, 2, plan),
        reason: 'slow migration',
        requestedBy: { personId: 'rita' },
        votes: [],
        askedAt: starts + 600,
        decideBy: ends,
      },
    });
    expect(await intervals(world)).toMatchObject([{ endsAt: ends }]);
    expect(await lastEntry(world)).toMatchObject({ action: 'amend', reason: 'slow migration' });
  });

  it('makes an approved amendment the plan, with its votes, on the edge', async () => {
    const world = await createWorld();
    const { windowId, revision, activatedAt } = await activeWindow(world);
    await amend(world, windowId, longer, 'ana');
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    const after = await approveWindow(world.deps, { windowId }, as('ben'));
    expect(after).toMatchObject({
      status: 'active',
      activatedAt,
      planVersion: 2,
      plan: { endsAt: ends + hour },
      votes: [{ approverId: 'ben' }],
      digest: digestOf(windowId, 2, after.plan),
      revision: revision + 1,
    });
    expect(after).not.toHaveProperty('amendment');
    expect(after.askedBy.map(({ personId }) => personId)).toEqual(['rita', 'ana']);
    expect(await intervals(world)).toMatchObject([{ windowId, endsAt: ends + hour }]);
    world.now = ends;
    expect(await flipWindow(world.deps, { windowId, revision, boundary: 'end' })).toMatchObject({ outcome: 'stale' });
    expect(await flipWindow(world.deps, { windowId, revision: revision + 1, boundary: 'end' })).toMatchObject({
      outcome: 'early',
    });
  });

  it('keeps the standing plan when the amendment is rejected or expires; its version never comes back', async () => {
    const world = await createWorld({ timeoutSeconds: 60 });
    const { windowId, plan, revision } = await activeWindow(world);
    await amend(world, windowId, longer);
    const rejected = await rejectWindow(world.deps, { windowId }, as('ana'));
    expect(rejected).toMatchObject({
      status: 'active',
      plan,
      revision,
      amendment: { decided: { outcome: 'rejected' } },
    });
    expect(outcomeOn({ kind: 'window', window: rejected }, 2)).toBe('rejected');
    await amend(world, windowId, longer);
    world.now += 60;
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
    const expired = windowOf(await expireQuestion(world.deps, { subjectId: windowId, planVersion: 3 }));
    expect(expired).toMatchObject({ status: 'active', plan, amendment: { decided: { outcome: 'expired' } } });
    expect(await lastEntry(world)).toMatchObject({ action: 'expire' });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
    expect((await amend(world, windowId, longer)).amendment?.planVersion).toBe(4);
  });

  it('lets a later amendment take the place of an open one, votes and all', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await givenBegun(world);
    await amend(world, windowId, longer);
    await approveWindow(world.deps, { windowId }, as('ana'));
    const after = await amend(world, windowId, { mode: 'read-only' });
    expect(after.amendment).toMatchObject({ planVersion: 3, votes: [], plan: { mode: 'read-only', endsAt: ends } });
    expect(outcomeOn({ kind: 'window', window: after }, 2)).toBe('cancelled');
  });

  it('changes nothing when the same is asked for again', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    const asked = await amend(world, windowId, longer);
    const before = world.store.all();
    expect(await amend(world, windowId, longer, 'ben')).toEqual(asked);
    expect(world.store.all()).toEqual(before);
  });

  it('takes the words that come with what is asked already', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    const { amendment } = await amend(world, windowId, longer);
    const again = await amend(world, windowId, { ...longer, ticket: 'OPS-3', timeZone: 'Europe/Paris' }, 'ben');
    expect(again).toMatchObject({ ticket: 'OPS-3', timeZone: 'Europe/Paris', lastPlanVersion: 2 });
    expect(again.amendment).toEqual(amendment);
    expect(await lastEntry(world)).toMatchObject({ action: 'edit', actor: { personId: 'ben' } });
  });

  it('rewords without asking anybody', async () => {
    const world = await createWorld();
    const { windowId, version } = await activeWindow(world);
    const after = await amend(world, windowId, { reason: 'typo' });
    expect(after).toMatchObject({ reason: 'typo', version: version + 1 });
    expect(after).not.toHaveProperty('amendment');
  });

  it('keeps the hostnames: a site may give away what only an amendment covers', async () => {
    const world = await createWorld();
    const { windowId, plan } = await activeWindow(world);
    await createOtherSite(world, { hostnames: [...plan.hostnames, 'new.example'], exemptions: ['/status'] });
    const { amendment } = await amend(world, windowId, longer);
    expect(amendment?.plan).toMatchObject({ hostnames: plan.hostnames, exemptions: ['/status'] });
  });

  it('is the way, too, once an approved window has begun whose start nobody recorded', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    world.now = starts;
    await amend(world, windowId, longer);
    expect(await approveWindow(world.deps, { windowId }, as('ana'))).toMatchObject({
      status: 'approved',
      plan: { endsAt: ends + hour },
    });
  });

  it('must be decided before the end in force and before the end it asks for', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    const shorter = { endsAt: '2026-11-02T11:30:00Z' };
    expect((await amend(world, windowId, shorter)).amendment?.decideBy).toBe(starts + 1800);
    world.now = starts + 1800;
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
  });

  it.each([
    ['illegal-move', { startsAt: '2026-11-02T11:05:00Z' }, 'rita', {}],
    ['illegal-move', { endsAt: '2026-11-02T11:05:00Z' }, 'rita', { advice: 'end' }],
    ['ends-before-start', { endsAt: '2026-11-02T10:59:00Z' }, 'rita', {}],
    ['too-long', { endsAt: '2026-11-09T10:00:00Z' }, 'rita', {}],
    ['edge-capacity', { message: 'x'.repeat(2000) }, 'rita', {}],
    ['unmapped-principal', longer, 'stranger', {}],
    ['stale-version', { ...longer, ifVersion: 1 }, 'rita', {}],
  ])('refuses with %s and changes nothing', async (code, changes, who, details) => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    const before = world.store.all();
    expect(await refusedBy(amend(world, windowId, changes, who))).toMatchObject({ code, details });
    expect(world.store.all()).toEqual(before);
  });

  it('refuses what too few could approve, what overlaps and what is over', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    const { windowId } = await givenBegun(world, ['ana', 'ben', 'cy']);
    expect(await refusalOf(amend(world, windowId, longer, 'ana'))).toBe('too-few-approvers');
    world.now = ends;
    expect(await refusalOf(amend(world, windowId, longer))).toBe('illegal-move');
    const other = await createWorld();
    await approvedWindow(other, { startsAt: '2026-11-02T12:00:00Z', endsAt: '2026-11-02T13:00:00Z' });
    const active = await activeWindow(other);
    expect(await refusalOf(amend(other, active.windowId, longer))).toBe('overlap');
  });

  it('refuses to approve into a time that was taken meanwhile', async () => {
    const world = await createWorld();
    const { windowId } = await activeWindow(world);
    await amend(world, windowId, longer);
    await approvedWindow(world, { startsAt: '2026-11-02T12:00:00Z', endsAt: '2026-11-02T13:00:00Z' });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('overlap');
  });

  it.each(['end', 'flip'] as const)('is called off when the window is over by %s', async (how) => {
    const world = await createWorld();
    const { windowId, revision } = await activeWindow(world);
    await amend(world, windowId, longer);
    if (how === 'flip') world.now = ends;
    const over =
      how === 'end'
        ? await endWindow(world.deps, { windowId }, as('rita'))
        : (await flipWindow(world.deps, { windowId, revision, boundary: 'end' })).window;
    expect(over).toMatchObject({
      status: 'completed',
      amendment: { decided: { outcome: 'cancelled', at: world.now } },
    });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
  });

  it('is voted on by mail', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await givenBegun(world);
    await amend(world, windowId, longer);
    const secret = 's'.repeat(43);
    const links = { cy: mailed(secret, world.now).link };
    await openRequest(world.deps, { subjectId: windowId, planVersion: 2, links });
    const vote = { subjectId: windowId, approverId: 'cy', secret, code, decision: 'approve' } as const;
    expect(windowOf(await voteByMail(world.deps, vote)).amendment?.votes).toMatchObject([{ approverId: 'cy' }]);
    expect(await refusalOf(voteByMail(world.deps, vote))).toBe('link-used');
    await rejectWindow(world.deps, { windowId }, as('ben'));
    expect(await refusalOf(voteByMail(world.deps, vote))).toBe('link-used');
  });
});

/** An approved and begun window of a site that asks for several approvals. */
async function givenBegun(world: World, voters = ['ana', 'ben']) {
  const { windowId } = await requestedWindow(world);
  for (const who of voters) await approveWindow(world.deps, { windowId }, as(who));
  world.now = starts;
  return { windowId };
}
