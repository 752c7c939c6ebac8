import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { cancelProposal } from '../../../lambdas/commands/proposal/cancel-proposal';
import { admin, as, createWorld, refusalOf, refusedBy } from '../fixtures';
import { getSite } from '../get-site';
import { approveProposal, rejectProposal } from '../signed-votes';
import { policyProposal } from './proposal-fixtures';

/** All three approvers by the policy that is asked for, and Cy leaves before it is approved. */
async function given() {
  const world = await createWorld({ approvalsRequired: 2 });
  const { proposalId } = await policyProposal(world, { approvalsRequired: 3 });
  await changePerson(world.deps, { personId: 'cy', disabled: true }, admin);
  await approveProposal(world.deps, { proposalId }, as('ana'));
  return { world, proposalId };
}

describe('a policy that too few people could meet by now', () => {
  it('is not approved: the deciding vote is refused and changes nothing', async () => {
    const { world, proposalId } = await given();
    const before = world.store.all();

    const refusal = await refusedBy(approveProposal(world.deps, { proposalId }, as('ben')));

    expect(refusal).toMatchObject({ code: 'too-few-approvers', details: { required: 3, eligible: 2 } });
    expect(refusal.message).toContain('Add or confirm people first, or propose a policy that requires fewer.');
    expect(world.store.all()).toEqual(before);
    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(2);
  });

  it('is approved once there are enough again', async () => {
    const { world, proposalId } = await given();
    await changePerson(world.deps, { personId: 'cy', disabled: false }, admin);

    expect(await approveProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'approved' });

    expect((await getSite(world.deps, 'demo')).policy.approvalsRequired).toBe(3);
  });

  it('can be rejected or taken back, and another one be asked for', async () => {
    const { world, proposalId } = await given();
    expect(await rejectProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'rejected' });
    const next = await policyProposal(world, { approvalsRequired: 1 });
    await cancelProposal(world.deps, next, as('rita'));
    expect(await refusalOf(approveProposal(world.deps, next, as('ana')))).toBe('illegal-move');
  });
});

describe('a vote cast in time', () => {
  it('counts although the person came into a group since', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { proposalId } = await policyProposal(world, { approvalsRequired: 1 });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    world.now += 10;
    await changePerson(world.deps, { personId: 'ana', groups: ['dba'] }, admin);

    expect(await approveProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'approved' });
  });

  it('counts no more once the person may not vote, and again when they may', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { proposalId } = await policyProposal(world, { approvalsRequired: 1 });
    await approveProposal(world.deps, { proposalId }, as('ana'));
    world.now += 10;
    await changePerson(world.deps, { personId: 'ana', disabled: true }, admin);
    expect(await approveProposal(world.deps, { proposalId }, as('ben'))).toMatchObject({ status: 'requested' });
    await changePerson(world.deps, { personId: 'ana', disabled: false }, admin);

    expect(await approveProposal(world.deps, { proposalId }, as('cy'))).toMatchObject({ status: 'approved' });
  });
});
