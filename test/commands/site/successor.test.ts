import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { markMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { getRequest } from '../../../lambdas/queries/voting/get-request';
import { unmailedApprovers } from '../../../lambdas/reactions/approval/unmailed-approvers';
import { admin, as, createWorld, mailed, refOf, refusalOf, requestedWindow, type World } from '../fixtures';
import { approveWindow } from '../signed-votes';
import { mailedWindow } from '../voting/mail-fixtures';

/** Ben goes, and a minute later somebody else gets his id. */
async function succeed(world: World): Promise<void> {
  await removePerson(world.deps, { personId: 'ben' }, admin);
  world.now += 60;
  const successor = { personId: 'ben', name: 'Benedict', email: 'benedict@example.com', principals: [] };
  await addPerson(world.deps, successor, admin);
  await confirmPerson(world.deps, { personId: 'ben' }, admin);
}

const secret = 's'.repeat(43);

describe('whoever takes the id of an approver', () => {
  it('is not spoken for by links of the one before', async () => {
    const { world, link, vote } = await mailedWindow();
    await succeed(world);
    const before = world.store.all();
    expect(await refusalOf(openLink(world.deps, link('ben')))).toBe('link-unknown');
    expect(await refusalOf(vote('ben'))).toBe('link-unknown');
    expect(world.store.all()).toEqual(before);
  });

  it('gets a mail and a vote where the policy lets late approvers count', async () => {
    const { world, window, vote } = await mailedWindow({ lateApprovers: true });
    const { windowId } = window;
    for (const approverId of ['ana', 'ben', 'cy'])
      await markMailed(world.deps, { ...refOf(window), approverIds: [approverId] });
    await succeed(world);
    const request = await getRequest(world.deps, windowId, 1);
    expect(unmailedApprovers(window, request, await getDirectory(world.deps))).toEqual(['ben']);
    await openRequest(world.deps, { ...refOf(window), links: { ben: mailed(secret, world.now).link } });
    expect((await vote('ben', { secret })).status).toBe('approved');
  });

  it('does not inherit the vote', async () => {
    const { world, window, vote } = await mailedWindow({ approvalsRequired: 2, lateApprovers: true });
    await vote('ben');
    await succeed(world);
    expect((await approveWindow(world.deps, window, as('ana'))).status).toBe('requested');
    await openRequest(world.deps, { ...refOf(window), links: { ben: mailed(secret, world.now).link } });
    expect(await vote('ben', { secret })).toMatchObject({ status: 'approved', votes: { length: 3 } });
  });
});

it('a requester who comes back under another id and another principal still does not count', async () => {
  const world = await createWorld();
  const window = await requestedWindow(world);
  await removePerson(world.deps, { personId: 'rita' }, admin);
  const { principal } = as('rita-at-new-team');
  const again = { personId: 'rita-l', name: 'Rita', email: 'Rita@example.com', principals: [principal] };
  await addPerson(world.deps, again, admin);
  await confirmPerson(world.deps, { personId: 'rita-l' }, admin);
  expect(await refusalOf(approveWindow(world.deps, window, as('rita-at-new-team')))).toBe('self-approval');
  expect(unmailedApprovers(window, undefined, await getDirectory(world.deps))).not.toContain('rita-l');
});
