import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { recheckWindow } from '../../../lambdas/commands/window/recheck-window';
import type { Person } from '../../../lambdas/domain/directory/directory';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { admin, approvedWindow, as, createWorld, requestedWindow, type World } from '../fixtures';
import { intervals, lastEntry, starts } from '../histories/windows';
import { approveWindow, rejectWindow } from '../signed-votes';

/** What an administrator finds out about somebody after the fact. */
async function learn(world: World, personId: string, changes: Partial<Person>): Promise<void> {
  const directory = await getDirectory(world.deps);
  const people = directory.people.map((person) => (person.personId === personId ? { ...person, ...changes } : person));
  await world.store.commit({
    put: [{ kind: 'directory', value: { ...directory, people, version: directory.version + 1 } }],
  });
}

/** Ana turns out to be who asked. */
const anaIsRita = async (world: World) => {
  await learn(world, 'rita', { principals: [] });
  await learn(world, 'ana', { principals: [as('ana').principal, as('rita').principal] });
};

describe('recheckWindow', () => {
  it('holds what was approved by others, and changes nothing', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    const before = world.store.all();
    expect(await recheckWindow(world.deps, { windowId })).toMatchObject({ outcome: 'holds', window: { windowId } });
    expect(world.store.all()).toEqual(before);
  });

  it('calls off a window whose approver turns out to be who asked, and takes it off the edge in the same commit', async () => {
    const world = await createWorld();
    const { windowId, revision } = await approvedWindow(world);
    await anaIsRita(world);
    const { outcome, window } = await recheckWindow(world.deps, { windowId });
    expect([outcome, window?.status, window?.revision]).toEqual(['cancelled', 'cancelled', revision + 1]);
    expect(await intervals(world)).toEqual([]);
    expect(await lastEntry(world)).toMatchObject({
      action: 'cancel',
      actor: { principal: 'system:recheck' },
      reason: expect.stringContaining('Too few of the approvals'),
    });
    const before = world.store.all();
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('settled');
    expect(world.store.all()).toEqual(before);
  });

  it('holds with enough other approvals, and where people may approve what they ask for', async () => {
    const world = await createWorld({ approvalsRequired: 2, veto: false });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await approveWindow(world.deps, { windowId }, as('ben'));
    await approveWindow(world.deps, { windowId }, as('cy'));
    await anaIsRita(world);
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('holds');
    const lax = await createWorld({ selfApproval: true });
    const own = await approvedWindow(lax);
    await anaIsRita(lax);
    expect((await recheckWindow(lax.deps, own)).outcome).toBe('holds');
  });

  it('holds although an approver left or votes no more', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    await learn(world, 'ana', { disabled: true });
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('holds');
    const left = await createWorld({ approvalsRequired: 1 });
    const asked = await requestedWindow(left);
    await approveWindow(left.deps, asked, as('ben'));
    await removePerson(left.deps, { personId: 'ben' }, admin);
    expect((await recheckWindow(left.deps, asked)).outcome).toBe('holds');
  });

  it('holds although somebody who left before it was approved had rejected it', async () => {
    const world = await createWorld({ veto: false });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await learn(world, 'ana', { disabled: true });
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('approved');
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('holds');
  });

  it('calls off what a majority approved once one of it turns out to be who asked', async () => {
    const world = await createWorld({ veto: false });
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('cy'));
    await approveWindow(world.deps, { windowId }, as('ana'));
    expect((await approveWindow(world.deps, { windowId }, as('ben'))).status).toBe('approved');
    await anaIsRita(world);
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('cancelled');
  });

  it('says nothing of a voter by whoever has the id now', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    await learn(world, 'rita', { principals: [] });
    await learn(world, 'ana', { principals: [as('rita').principal], addedAt: world.now + 1 });
    expect((await recheckWindow(world.deps, { windowId })).outcome).toBe('holds');
  });

  it('calls off a plan that is not the one of the digest', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world);
    const tampered = { ...window, plan: { ...window.plan, mode: 'read-only' }, version: window.version + 1 } as const;
    await world.store.commit({ put: [{ kind: 'window', value: tampered }] });
    expect((await recheckWindow(world.deps, window)).outcome).toBe('cancelled');
    expect((await lastEntry(world))?.reason).toBe('The plan is not the one that was approved.');
  });

  it('holds what a template stands for, without votes', async () => {
    const world = await createWorld();
    const window = await approvedWindow(world);
    const made = { ...window, templateId: 'demo.template', votes: [], version: window.version + 1 };
    await world.store.commit({ put: [{ kind: 'window', value: made }] });
    expect((await recheckWindow(world.deps, window)).outcome).toBe('holds');
  });

  it('settles what is undecided, called off, begun or unknown', async () => {
    const world = await createWorld();
    const requested = await requestedWindow(world);
    expect(await recheckWindow(world.deps, requested)).toMatchObject({ outcome: 'settled', window: { version: 1 } });
    const cancelled = await approvedWindow(world);
    await cancelWindow(world.deps, cancelled, as('rita'));
    expect((await recheckWindow(world.deps, cancelled)).outcome).toBe('settled');
    const begun = await approvedWindow(world);
    await anaIsRita(world);
    world.now = starts;
    expect((await recheckWindow(world.deps, begun)).outcome).toBe('settled');
    expect(await recheckWindow(world.deps, { windowId: 'demo.none' })).toEqual({ outcome: 'settled' });
  });
});
