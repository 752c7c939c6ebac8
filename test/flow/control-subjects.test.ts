import { cancelProposal } from '../../lambdas/commands/cancel-proposal';
import { extendWindow } from '../../lambdas/commands/extend-window';
import { approveWindow, ratifyWindow, rejectWindow } from '../../lambdas/commands/vote';
import { approveProposal } from '../../lambdas/commands/vote-on-proposal';
import { withdrawWindowVote } from '../../lambdas/commands/withdraw-vote';
import { instantText } from '../../lambdas/domain/local-time';
import { controlBatch } from '../../lambdas/flow/batches';
import { repairSubject } from '../../lambdas/flow/control-change';
import { notifyApprovers } from '../../lambdas/flow/notify-approvers';
import { as, givenApproved, givenRequested, givenWorld, hour, type World, wish } from '../commands/given';
import { open, proposalRecord, recordOf, requestRecord } from './control-given';
import { controlFakes } from './fakes';
import { askingOf, notifying } from './notify-given';
import {
  amendmentOf,
  changeDirectory,
  givenAmended,
  givenEdited,
  givenEmergency,
  givenPolicyProposal,
  givenTemplateProposal,
} from './subjects-given';

const begun = async (policy: Parameters<typeof givenWorld>[0] = {}) => {
  const world = await givenWorld(policy);
  return { world, ...controlFakes(world, 0) };
};

const executions = ({ executions: started }: { readonly executions: ReadonlyMap<string, number> }) => [
  ...started.keys(),
];

describe('an edited plan', () => {
  it('gets a flow of its own, and the flow before it ends as cancelled', async () => {
    const { world, deps, flow } = await begun();
    const edited = await givenEdited(world);
    const { windowId } = edited;
    await open(world, { windowId, planVersion: 1 }, 'old token');

    await controlBatch(deps, [recordOf(edited), recordOf(edited)]);

    expect(executions(flow)).toEqual([`${windowId}-p2`]);
    expect([...flow.settled]).toEqual([['old token', 'cancelled']]);
  });
});

describe('an amendment', () => {
  it('gets a flow while the window goes on', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await givenAmended(world);

    await controlBatch(deps, [recordOf(amended)]);

    expect(executions(flow)).toContain(`${amended.windowId}-p2`);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([amended.plan.endsAt]);
  });

  it('that is approved settles its wait and arms the new end instead of the old one', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await givenAmended(world);
    await controlBatch(deps, [recordOf(amended)]);
    await open(world, amendmentOf(amended));

    const approved = await approveWindow(world.deps, { windowId: amended.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(approved, amended)]);

    expect([...flow.settled]).toEqual([['token', 'approved']]);
    const armed = [...schedules.armed.values()].map(({ boundary, at }) => [boundary.boundary, boundary.revision, at]);
    expect(armed).toEqual([['end', approved.revision, amended.plan.endsAt + hour]]);
    expect(approved.revision).toBeGreaterThan(amended.revision);
  });

  it('that is rejected settles its wait, and the old end stays armed', async () => {
    const { world, deps, flow, schedules } = await begun();
    const amended = await givenAmended(world);
    await open(world, amendmentOf(amended));

    const rejected = await rejectWindow(world.deps, { windowId: amended.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(rejected, amended)]);

    expect([...flow.settled]).toEqual([['token', 'rejected']]);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([amended.plan.endsAt]);
  });
});

describe('an extended window', () => {
  it('is armed for the end in force, and the entry of the old one goes', async () => {
    const { world, deps, schedules } = await begun({ overrunSeconds: hour });
    const approved = await givenApproved(world);
    await controlBatch(deps, [recordOf(approved)]);
    world.now = approved.plan.startsAt;
    const endsAt = approved.plan.endsAt + 1800;

    const extended = await extendWindow(
      world.deps,
      { windowId: approved.windowId, endsAt: instantText(endsAt) },
      as('rita'),
    );
    await controlBatch(deps, [recordOf(extended, approved), recordOf(approved)]);

    const ends = [...schedules.armed.values()].filter(({ boundary }) => boundary.boundary === 'end');
    expect(ends.map(({ at, boundary }) => [at, boundary.revision])).toEqual([[endsAt, extended.revision]]);
  });
});

describe('an emergency', () => {
  it('gets a flow for its ratification, with the time until then, and its end is armed', async () => {
    const { world, deps, flow, schedules } = await begun();
    const window = await givenEmergency(world);

    await controlBatch(deps, [recordOf(window)]);

    const untilReminder = window.decideBy - hour - world.now;
    expect([...flow.executions]).toEqual([[`${window.windowId}-p1`, untilReminder]]);
    expect([...schedules.armed.values()].map(({ at }) => at)).toEqual([window.plan.endsAt]);
  });

  it('that is ratified settles the wait, also after the window is over', async () => {
    const { world, deps, flow } = await begun();
    const window = await givenEmergency(world);
    await open(world, window);
    await controlBatch(deps, [await requestRecord(world, window)]);
    world.now += 2 * hour;

    const ratified = await ratifyWindow(world.deps, { windowId: window.windowId }, as('ben'));
    await controlBatch(deps, [recordOf(ratified, window)]);

    expect([...flow.settled]).toEqual([['token', 'approved']]);
  });
});

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
    const proposal = await givenPolicyProposal(world);

    await controlBatch(deps, [proposalRecord(proposal), proposalRecord(proposal)]);

    expect(executions(flow)).toEqual([`${proposal.proposalId}-p1`]);
  });

  it('that is approved settles its wait', async () => {
    const world = await givenWorld();
    const proposal = await givenPolicyProposal(world);
    const { proposalId } = proposal;

    const flow = await settle(world, approveProposal(world.deps, { proposalId }, as('ana')), proposal);

    expect(flow.settled.get('token')).toBe('approved');
    expect(flow.executions.size).toBe(0);
  });

  it('that is taken back settles its wait as cancelled', async () => {
    const world = await givenWorld();
    const proposal = await givenTemplateProposal(world);
    const { proposalId } = proposal;

    const flow = await settle(world, cancelProposal(world.deps, { proposalId }, as('rita')), proposal);

    expect(flow.settled.get('token')).toBe('cancelled');
  });

  it('is repaired like a window', async () => {
    const { world, deps, flow } = await begun();
    const { proposalId } = await givenTemplateProposal(world);

    await repairSubject(deps, { subjectId: proposalId });
    await repairSubject(deps, { subjectId: proposalId, restart: 1 });

    expect(executions(flow)).toEqual([`${proposalId}-p1`, `${proposalId}-p1-r1`]);
  });
});

describe('a vote that was taken back', () => {
  it('asks for a fresh link until there is one', async () => {
    const { world, deps, functions } = await begun({ approvalsRequired: 2 });
    const window = await givenRequested(world, wish());
    const { windowId } = window;
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now += 10;
    await approveWindow(world.deps, { windowId }, as('ana'));
    const withdrawn = await withdrawWindowVote(world.deps, { windowId }, as('ana'));

    await controlBatch(deps, [recordOf(withdrawn, window)]);
    await notifyApprovers(notifying(world).deps, askingOf(window));
    await controlBatch(deps, [recordOf(withdrawn, window)]);

    expect(functions.calls).toEqual([
      { functionName: 'notify-approvers', payload: { subjectId: windowId, planVersion: 1, remail: 'ana' } },
    ]);
  });

  it('asks for none where only signed votes count', async () => {
    const { world, deps, functions } = await begun({ approvalsRequired: 2, requireLogin: true });
    const window = await givenRequested(world, wish());
    const { windowId } = window;
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now += 10;
    await approveWindow(world.deps, { windowId }, as('ana'));
    const withdrawn = await withdrawWindowVote(world.deps, { windowId }, as('ana'));

    await controlBatch(deps, [recordOf(withdrawn, window)]);

    expect(functions.calls).toEqual([]);
  });
});

describe('an approved window', () => {
  it('whose approver turns out to be the requester is called off instead of armed', async () => {
    const { world, deps, flow, schedules, logged } = await begun();
    const approved = await givenApproved(world);
    await open(world, approved);
    await changeDirectory(world, (person) => {
      if (person.personId === 'rita') return undefined;
      return person.personId === 'ana' ? { ...person, principals: [as('rita').principal] } : person;
    });

    await controlBatch(deps, [recordOf(approved), recordOf(approved)]);

    expect(schedules.armed.size).toBe(0);
    expect(logged.codes()).toContain('approval-lost');
    expect([...flow.settled]).toEqual([['token', 'cancelled']]);
  });
});
