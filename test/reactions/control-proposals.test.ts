import { cancelProposal } from '../../lambdas/commands/proposal/cancel-proposal';
import { notifyApprovers } from '../../lambdas/reactions/approval/notify-approvers';
import { controlBatch } from '../../lambdas/reactions/control-batch';
import { repairSubject } from '../../lambdas/reactions/control-change';
import { as, createWorld, requestedWindow, type World, windowRequest } from '../commands/fixtures';
import { approveProposal, approveWindow, withdrawWindowVote } from '../commands/signed-votes';
import { askingOf, notifying } from './approval/notify-fixtures';
import { policyProposalSubject, templateProposalSubject } from './approval/subject-fixtures';
import { open, proposalRecord, recordOf } from './control-fixtures';
import { controlFakes } from './fakes';

const begun = async (policy: Parameters<typeof createWorld>[0] = {}) => {
  const world = await createWorld(policy);
  return { world, ...controlFakes(world, 0) };
};

const executions = ({ executions: started }: { readonly executions: ReadonlyMap<string, number> }) => [
  ...started.keys(),
];

describe('a proposal', () => {
  const settle = async (world: World, decided: Promise<unknown>, ref: { proposalId: string; planVersion: number }) => {
    const { deps, flow } = controlFakes(world);
    await open(world, { windowId: ref.proposalId, planVersion: ref.planVersion });
    await decided;
    const proposal = (await world.store.load([{ kind: 'proposal', proposalId: ref.proposalId }])).proposal(
      ref.proposalId,
    );
    if (!proposal) throw new Error('the proposal is there');
    await controlBatch(deps, [proposalRecord(proposal), proposalRecord(proposal)]);
    return flow;
  };

  it('gets a flow, once', async () => {
    const { world, deps, flow } = await begun();
    const proposal = await policyProposalSubject(world);

    await controlBatch(deps, [proposalRecord(proposal), proposalRecord(proposal)]);

    expect(executions(flow)).toEqual([`${proposal.proposalId}-p1`]);
  });

  it('that is approved settles its wait', async () => {
    const world = await createWorld();
    const proposal = await policyProposalSubject(world);
    const { proposalId } = proposal;

    const flow = await settle(world, approveProposal(world.deps, { proposalId }, as('ana')), proposal);

    expect(flow.settled.get('token')).toBe('approved');
    expect(flow.executions.size).toBe(0);
  });

  it('that is taken back settles its wait as cancelled', async () => {
    const world = await createWorld();
    const proposal = await templateProposalSubject(world);
    const { proposalId } = proposal;

    const flow = await settle(world, cancelProposal(world.deps, { proposalId }, as('rita')), proposal);

    expect(flow.settled.get('token')).toBe('cancelled');
  });

  it('is repaired like a window', async () => {
    const { world, deps, flow } = await begun();
    const { proposalId } = await templateProposalSubject(world);

    await repairSubject(deps, { subjectId: proposalId });
    await repairSubject(deps, { subjectId: proposalId, restart: 1 });

    expect(executions(flow)).toEqual([`${proposalId}-p1`, `${proposalId}-p1-r1`]);
  });
});

describe('a vote that was taken back', () => {
  it('asks for a fresh link until there is one', async () => {
    const { world, deps, functions } = await begun({ approvalsRequired: 2 });
    const window = await requestedWindow(world, windowRequest());
    const { windowId } = window;
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now += 10;
    await approveWindow(world.deps, { windowId }, as('ana'));
    const withdrawn = await withdrawWindowVote(world.deps, { windowId }, as('ana'));

    await controlBatch(deps, [recordOf(withdrawn, window)]);
    await notifyApprovers(notifying(world).deps, askingOf(window));
    await controlBatch(deps, [recordOf(withdrawn, window)]);

    expect(functions.calls).toEqual([
      { functionName: 'notify-approvers', payload: { subjectId: windowId, planVersion: 1, replaceLinkFor: 'ana' } },
    ]);
  });

  it('asks for none once the person voted anew', async () => {
    const { world, deps, functions } = await begun({ approvalsRequired: 2 });
    const window = await requestedWindow(world, windowRequest());
    const { windowId } = window;
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now += 10;
    await approveWindow(world.deps, { windowId }, as('ana'));
    await withdrawWindowVote(world.deps, { windowId }, as('ana'));
    const voted = await approveWindow(world.deps, { windowId }, as('ana'));

    await controlBatch(deps, [recordOf(voted, window)]);

    expect(functions.calls).toEqual([]);
  });

  it('asks for none where only signed votes count', async () => {
    const { world, deps, functions } = await begun({ approvalsRequired: 2, requireLogin: true });
    const window = await requestedWindow(world, windowRequest());
    const { windowId } = window;
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now += 10;
    await approveWindow(world.deps, { windowId }, as('ana'));
    const withdrawn = await withdrawWindowVote(world.deps, { windowId }, as('ana'));

    await controlBatch(deps, [recordOf(withdrawn, window)]);

    expect(functions.calls).toEqual([]);
  });
});
