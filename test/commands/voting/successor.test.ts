import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { admin, as, createWorld, refusalOf, requestedWindow, type World } from '../fixtures';
import { approveWindow, ratifyWindow, rejectWindow, withdrawWindowVote } from '../signed-votes';
import { breakGlass } from '../window/emergency-fixtures';

const mallory = as('mallory');

/** Somebody else under Ben's id, known by a principal of the administrator's. */
async function replaceBen(world: World): Promise<void> {
  await removePerson(world.deps, { personId: 'ben' }, admin);
  const ben = { personId: 'ben', name: 'ben', email: 'mallory@example.com', principals: [mallory.principal] };
  await addPerson(world.deps, ben, admin);
  await confirmPerson(world.deps, { personId: 'ben' }, admin);
}

/**
 * The kind: an id is free again when a person goes, and whoever gets it next is taken for the one before. What the predecessor
 * did, or could do, on a question that was asked in their time is not the successor's, in the same second neither.
 */
describe.each([
  ['in the second of the question', 0],
  ['later', 3],
])('whoever takes the id of an approver %s', (_, seconds) => {
  const majority = { approvalsRequired: 1, veto: false, approvers: { people: ['ana', 'ben', 'cy'], groups: [] } };
  const asked = async (policy: object) => {
    const world = await createWorld(policy);
    const { windowId } = await requestedWindow(world);
    world.now += seconds;
    return { world, request: { windowId } };
  };

  it.each([false, true])('takes no vote of theirs back, lateApprovers: %s', async (lateApprovers) => {
    const { world, request } = await asked({ ...majority, lateApprovers });
    await rejectWindow(world.deps, request, as('ben'));
    await replaceBen(world);
    expect(await refusalOf(withdrawWindowVote(world.deps, request, mallory))).toBe('not-voted');
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
  });

  it.each([false, true])('votes not where they took a vote back, lateApprovers: %s', async (lateApprovers) => {
    const { world, request } = await asked({ ...majority, lateApprovers });
    await rejectWindow(world.deps, request, as('ben'));
    await withdrawWindowVote(world.deps, request, as('ben'));
    await replaceBen(world);
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
  });

  it('votes not in their place, though the policy lets late people vote', async () => {
    const { world, request } = await asked({ ...majority, lateApprovers: true });
    await replaceBen(world);
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
    await replaceBen(world);
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
  });

  it('is a late approver like any other where the policy names nobody, and takes no vote back', async () => {
    const { world, request } = await asked({ approvalsRequired: 1, veto: false, lateApprovers: true });
    await rejectWindow(world.deps, request, as('ben'));
    await replaceBen(world);
    expect(await refusalOf(withdrawWindowVote(world.deps, request, mallory))).toBe('not-voted');
    world.now += 1;
    expect((await approveWindow(world.deps, request, mallory)).status).toBe('approved');
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('illegal-move');
  });

  it('ratifies no emergency in their place', async () => {
    const world = await createWorld({ ...majority, lateApprovers: true });
    const { windowId } = await breakGlass(world, {}, mallory);
    world.now += seconds;
    await removePerson(world.deps, { personId: 'ben' }, admin);
    const ben = { personId: 'ben', name: 'ben', email: 'new@example.com', principals: [as('other').principal] };
    await addPerson(world.deps, ben, admin);
    await confirmPerson(world.deps, { personId: 'ben' }, admin);
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('other')))).toBe('late-approver');
  });

  it('answers what is asked from then on', async () => {
    const world = await createWorld({ ...majority });
    await replaceBen(world);
    world.now += seconds;
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, mallory);
    expect((await withdrawWindowVote(world.deps, { windowId }, mallory)).votes).toEqual([]);
    expect((await approveWindow(world.deps, { windowId }, mallory)).status).toBe('approved');
  });
});
