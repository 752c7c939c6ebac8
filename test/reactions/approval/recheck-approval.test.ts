import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { recheckApproval } from '../../../lambdas/reactions/approval/recheck-approval';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow, as, refOf, type World } from '../../commands/fixtures';
import { createReconcile } from '../reconcile/fixtures';

/** Ana turns out to be behind the principal that requested. */
async function exposeAna(world: World): Promise<void> {
  const directory = (await world.store.load([{ kind: 'directory' }])).directory();
  const [ana, rita] = ['ana', 'rita'].map((id) => directory.people.find(({ personId }) => personId === id));
  if (!ana || !rita) throw new Error('both are in the directory');
  const people = directory.people.map((person) => {
    if (person === rita) return { ...rita, principals: [] };
    return person === ana ? { ...ana, principals: [...ana.principals, as('rita').principal] } : person;
  });
  const value = { ...directory, people, version: directory.version + 1 };
  await world.store.commit({ put: [{ kind: 'directory', value }] });
}

async function given() {
  const given = await createReconcile();
  const window = await approvedWindow(given.world);
  await markOutcomeMailed(given.world.deps, refOf(window));
  await given.arm(window, 'start', 'end');
  await given.publish();
  return { ...given, window };
}

describe('reconcile, looking at an approved window,', () => {
  it('has it rechecked once its vote turns out to be the requester’s own', async () => {
    const { world, deps, calls, findings, window } = await given();
    await exposeAna(world);

    await reconcile(deps);

    expect(findings()).toEqual(['approval-lost']);
    const payload = { repair: { subjectId: window.windowId } };
    expect(calls()).toEqual([{ functionName: 'on-control-change', payload }]);
  });

  it('leaves it alone once it has begun', async () => {
    const { world, deps, window, findings } = await given();
    await exposeAna(world);
    world.now = window.plan.startsAt;

    await reconcile(deps);

    expect(findings()).toEqual([]);
  });
});

describe('a recheck', () => {
  it('calls off what has lost its approval and says so once', async () => {
    const { world, deps, logged, window } = await given();
    await exposeAna(world);

    expect(await recheckApproval(deps, window)).toBe('cancelled');
    expect(await recheckApproval(deps, window)).toBe('settled');

    const { windowId, siteId } = window;
    expect(logged.lines).toEqual([{ code: 'approval-lost', windowId, siteId, planVersion: 1, revision: 3 }]);
  });

  it('changes nothing where the approval holds', async () => {
    const { world, deps, logged, window } = await given();
    const before = world.store.all();

    expect(await recheckApproval(deps, window)).toBe('holds');

    expect(world.store.all()).toEqual(before);
    expect(logged.lines).toEqual([]);
  });
});
