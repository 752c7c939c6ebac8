import { addMachine } from '../../../lambdas/commands/directory/add-machine';
import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removeMachine } from '../../../lambdas/commands/directory/remove-machine';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { markMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { notifying } from '../../reactions/approval/notify-fixtures';
import { admin, as, askApprovers, code, createWorld, refOf, refusalOf, requestedWindow, type World } from '../fixtures';
import { policyProposal } from '../proposal/proposal-fixtures';
import { approveProposal, approveWindow, ratifyWindow, rejectWindow, withdrawWindowVote } from '../signed-votes';
import { breakGlass } from '../window/emergency-fixtures';

/** Mallory administers the directory, and is the human behind Rita, who asks. */
const mallory = as('mallory');
const change = (world: World, approverId: string, changes: object) =>
  changePerson(world.deps, { personId: approverId, ...changes }, admin);
const borrowPrincipal = (world: World, approverId: string) =>
  change(world, approverId, { principals: [as(approverId).principal, mallory.principal] });
const borrowMailbox = async (world: World, approverId: string) => {
  await change(world, approverId, { email: 'mallory@example.com' });
  await confirmPerson(world.deps, { personId: approverId }, admin);
};

/**
 * The kind: an administrator changes who somebody is after a question was asked, and decides it alone. Everything happens in the
 * second of the question unless said, since a script needs no longer.
 */
describe.each([
  ['in the same second', 0],
  ['later', 3],
])('an administrator %s', (_, seconds) => {
  const asked = async (policy = {}) => {
    const world = await createWorld(policy);
    const window = await requestedWindow(world);
    world.now += seconds;
    return { world, window, request: { windowId: window.windowId } };
  };

  it('approves nothing by a principal added to an approver, who still may by their own', async () => {
    const { world, request } = await asked();
    await borrowPrincipal(world, 'ben');
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
    expect(await refusalOf(rejectWindow(world.deps, request, mallory))).toBe('late-approver');
    expect((await approveWindow(world.deps, request, as('ben'))).status).toBe('approved');
  });

  it('takes nobody’s vote back by it', async () => {
    const { world, request } = await asked({ approvalsRequired: 1, veto: false });
    await rejectWindow(world.deps, request, as('ben'));
    await borrowPrincipal(world, 'ben');
    expect(await refusalOf(withdrawWindowVote(world.deps, request, mallory))).toBe('late-approver');
  });

  it('gets no mail, no reminder and no vote by a mailbox given to an approver', async () => {
    const { world, window } = await asked({ remindBeforeSeconds: [1800], timeoutSeconds: 3600 });
    const { deps, topics } = notifying(world);
    await borrowMailbox(world, 'ben');
    await notifyApprovers(deps, { ...refOf(window), taskToken: 'token' });
    await markMailed(world.deps, { ...refOf(window), approverIds: ['ben'] });
    world.now += 2000;
    await notifyApprovers(deps, { ...refOf(window), taskToken: 'token' });
    expect(topics.to('ben')).toEqual([]);
    expect(topics.to('ana')).toHaveLength(2);
    const secretOf = await askApprovers(world, window);
    const vote = {
      subjectId: window.windowId,
      approverId: 'ben',
      secret: secretOf('ben'),
      code,
      decision: 'approve',
    } as const;
    expect(await refusalOf(voteByMail(world.deps, vote))).toBe('late-approver');
  });

  it('counts on nobody whose every way came later', async () => {
    const { world, request } = await asked({ approvalsRequired: 1 });
    await change(world, 'ben', { principals: [mallory.principal] });
    await borrowMailbox(world, 'ben');
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
    await change(world, 'cy', { disabled: true });
    // Ana alone is left, and Ben does not make up for her.
    expect(await refusalOf(change(world, 'ana', { disabled: true }))).toBe('approver-in-use');
  });

  it('approves nothing as somebody made anew, enabled again, promoted or put into a group', async () => {
    const { world, request } = await asked({ approvers: { people: ['ana', 'ben'], groups: ['dba'] } });
    await removePerson(world.deps, { personId: 'ben' }, admin);
    const ben = { personId: 'ben', name: 'ben', email: 'ben@example.com', principals: [mallory.principal] };
    await addPerson(world.deps, ben, admin);
    await confirmPerson(world.deps, { personId: 'ben' }, admin);
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
    await change(world, 'cy', { groups: ['dba'] });
    expect(await refusalOf(approveWindow(world.deps, request, as('cy')))).toBe('late-approver');
    await removePerson(world.deps, { personId: 'ben' }, admin);
  });

  it('approves nothing as who asked, under another owner, id, principal or mailbox', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world, {}, as('robot'));
    world.now += seconds;
    await removeMachine(world.deps, { machineId: 'robot' }, admin);
    await addMachine(world.deps, { machineId: 'robot', ownerId: 'ben', principals: [as('robot').principal] }, admin);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
    expect((await approveWindow(world.deps, { windowId }, as('cy'))).status).toBe('approved');
  });

  it('weakens no policy by a borrowed mailbox or principal', async () => {
    const world = await createWorld();
    const { proposalId } = await policyProposal(world, { selfApproval: true });
    world.now += seconds;
    await borrowPrincipal(world, 'ben');
    expect(await refusalOf(approveProposal(world.deps, { proposalId }, mallory))).toBe('late-approver');
  });

  it('ratifies no emergency of theirs by one', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world, {}, mallory);
    world.now += seconds;
    await change(world, 'ben', { principals: [as('ben').principal, as('other').principal] });
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('other')))).toBe('late-approver');
    expect((await ratifyWindow(world.deps, { windowId }, as('ben'))).emergency?.ratifiedBy).toBe('ben');
  });

  it('makes no site anew whose emergency nobody ratified', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world, {}, mallory);
    world.now += seconds;
    await endWindow(world.deps, { windowId }, mallory);
    expect(await refusalOf(deleteSite(world.deps, { siteId: 'demo' }, admin))).toBe('site-in-use');
  });

  it('is not let in by a policy that lets late people vote', async () => {
    const { world, request } = await asked({ lateApprovers: true });
    await borrowPrincipal(world, 'ben');
    expect(await refusalOf(approveWindow(world.deps, request, mallory))).toBe('late-approver');
    const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [as('dan').principal] };
    await addPerson(world.deps, dan, admin);
    await confirmPerson(world.deps, { personId: 'dan' }, admin);
    expect((await approveWindow(world.deps, request, as('dan'))).status).toBe('approved');
  });
});

describe('what joined before a question was asked', () => {
  it('counts, also in the second of the question', async () => {
    const world = await createWorld();
    await borrowPrincipal(world, 'ben');
    await borrowMailbox(world, 'cy');
    const { windowId } = await requestedWindow(world);
    expect((await approveWindow(world.deps, { windowId }, mallory)).status).toBe('approved');
  });

  it('counts for people of a directory that was stored before versions were recorded', async () => {
    const world = await createWorld();
    const directory = await getDirectory(world.deps);
    const people = directory.people.map(({ approverVersion: _, ...person }) => person);
    await world.store.commit({
      put: [{ kind: 'directory', value: { ...directory, people, version: directory.version + 1 } }],
    });
    const { windowId } = await requestedWindow(world);
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('is late in the second of a question that was asked before versions were recorded', async () => {
    const world = await createWorld();
    world.now += 60;
    const { directoryVersion: _, ...window } = await requestedWindow(world);
    await world.store.commit({ put: [{ kind: 'window', value: { ...window, version: window.version + 1 } }] });
    await borrowPrincipal(world, 'ben');
    expect(await refusalOf(approveWindow(world.deps, { windowId: window.windowId }, mallory))).toBe('late-approver');
    expect((await approveWindow(world.deps, { windowId: window.windowId }, as('ben'))).status).toBe('approved');
  });
});
