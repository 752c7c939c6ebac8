import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { concludeRequest } from '../../../lambdas/reactions/approval/conclude-request';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { as, createWorld, refOf } from '../../commands/fixtures';
import { approveWindow, ratifyWindow, rejectProposal, rejectWindow } from '../../commands/signed-votes';
import { concluding, subjects, windowIn } from './conclude-fixtures';
import { askingOf, notifying } from './notify-fixtures';
import { amendedWindow, amendmentOf, emergencyWindow, policyProposalSubject } from './subject-fixtures';

describe('concluding an amendment', () => {
  it('that was approved, tells that the changed plan is in force', async () => {
    const world = await createWorld();
    const ref = refOf(amendmentOf(await amendedWindow(world)));
    const { deps, topics } = concluding(world);
    await approveWindow(world.deps, { windowId: ref.subjectId }, as('ben'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'approved' });

    expect(subjects(topics)).toEqual([['rita', 'Change to maintenance of demo: approved']]);
    expect(topics.mails[0]?.text).toContain('The changed plan is in force.');
  });

  it('of an emergency that was ratified, tells of the change and not of the emergency', async () => {
    const world = await createWorld();
    const { windowId } = await emergencyWindow(world);
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    await editWindow(world.deps, { windowId, mode: 'read-only' }, as('rita'));
    await approveWindow(world.deps, { windowId }, as('ben'));
    const { deps, topics } = concluding(world);

    await concludeRequest(deps, { subjectId: windowId, planVersion: 2, outcome: 'settled' });

    expect(subjects(topics)).toEqual([['rita', 'Change to maintenance of demo: approved']]);
  });

  it('that expired, leaves the plan and says so', async () => {
    const world = await createWorld();
    const window = await amendedWindow(world);
    const ref = refOf(amendmentOf(window));
    const { deps, topics } = concluding(world);
    world.now = window.amendment?.decideBy ?? 0;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'expired' });

    expect(topics.mails[0]?.text).toContain('Too few approvers voted in time. The current plan stays in force.');
    expect((await windowIn(world, ref.subjectId))?.plan).toEqual(window.plan);
  });
});

describe('concluding an emergency', () => {
  async function givenStarted() {
    const world = await createWorld();
    const window = await emergencyWindow(world);
    await notifyApprovers(notifying(world).deps, askingOf(window));
    return { world, window, ref: refOf(window), ...concluding(world) };
  }

  it('that was ratified, tells who started it', async () => {
    const { world, window, ref, deps, topics } = await givenStarted();
    await ratifyWindow(world.deps, { windowId: window.windowId }, as('ben'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'approved' });

    expect(subjects(topics)).toEqual([['rita', 'EMERGENCY maintenance of demo: ratified']]);
  });

  it('that nobody ratified, tells everyone that break-glass is suspended', async () => {
    const { world, window, ref, deps, topics } = await givenStarted();
    world.now = window.decideBy;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'expired' });

    expect(topics.mails.map(({ to }) => to)).toEqual(['rita', 'ana', 'ben', 'cy']);
    expect(topics.mails[3]?.text).toContain('Nobody can start another emergency on this site until');
  });

  it('that an approver refused, tells everyone, too', async () => {
    const { world, window, ref, deps, topics } = await givenStarted();
    await rejectWindow(world.deps, { windowId: window.windowId }, as('ben'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'rejected' });

    expect(topics.mails.map(({ subject }) => subject)).toEqual(
      Array(4).fill('EMERGENCY maintenance of demo: not ratified'),
    );
  });
});

describe('concluding a proposal', () => {
  it('tells who proposed it', async () => {
    const world = await createWorld();
    const { proposalId, planVersion } = await policyProposalSubject(world);
    const { deps, topics } = concluding(world);
    await rejectProposal(world.deps, { proposalId, reason: 'not before the audit' }, as('ben'));

    expect(await concludeRequest(deps, { subjectId: proposalId, planVersion, outcome: 'settled' })).toEqual({
      status: 'rejected',
    });

    expect(subjects(topics)).toEqual([['rita', 'Policy of demo: rejected']]);
    expect(topics.mails[0]?.text).toContain('- Approvals needed\n  before: 1\n  after:  2\n');
  });
});
