import { markOutcomeMailedTo } from '../../../lambdas/commands/voting/mark-mailed';
import { concludeRequest } from '../../../lambdas/reactions/approval/conclude-request';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { as, createWorld, refOf, requestedWindow } from '../../commands/fixtures';
import { approveWindow, rejectWindow } from '../../commands/signed-votes';
import { open } from '../control-fixtures';
import { awsError } from '../fakes';
import { concluding, subjects, windowIn } from './conclude-fixtures';
import { askingOf, notifying, requestOf } from './notify-fixtures';
import { changeDirectory, editedWindow } from './subject-fixtures';

async function given(who = 'rita') {
  const world = await createWorld();
  const window = await requestedWindow(world, {}, as(who));
  return { world, window, windowId: window.windowId, ref: refOf(window), ...concluding(world) };
}

describe('concluding a request', () => {
  it('records the expiry when time ran out, and tells the requester', async () => {
    const { world, window, ref, deps, topics } = await given();
    world.now = window.decideBy;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'expired' });

    expect((await windowIn(world, window.windowId))?.status).toBe('expired');
    expect(subjects(topics)).toEqual([['rita', 'Maintenance of demo: expired']]);
  });

  it('tells everyone who was asked that time ran out', async () => {
    const { world, window, ref, deps, topics } = await given();
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now = window.decideBy;

    await concludeRequest(deps, { ...ref, outcome: 'timed-out' });
    await concludeRequest(deps, { ...ref, outcome: 'timed-out' });

    expect(topics.mails.map(({ to }) => to)).toEqual(['rita', 'ana', 'ben', 'cy']);
    expect(topics.to('rita')[0]?.text).toContain('Your request for maintenance of demo has expired.');
    expect(topics.to('ben')[0]?.text).toContain('The request for maintenance of demo has expired.');
  });

  it('follows the decision that was faster than the deadline', async () => {
    const { world, window, windowId, ref, deps } = await given();
    await approveWindow(world.deps, { windowId }, as('ana'));
    world.now = window.decideBy + 1;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'approved' });
  });

  it('names who voted how and why', async () => {
    const { world, windowId, ref, deps, topics } = await given();
    await rejectWindow(world.deps, { windowId, reason: 'see http://wiki.example/freeze' }, as('ana'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'rejected' });

    expect(topics.mails[0]?.text).toMatch(/^- rejected by ana on .* UTC: see http\[:\]\/\/wiki\[\.\]example\/freeze$/m);
  });

  it('tells those whose votes lost, and not those whose votes won', async () => {
    const world = await createWorld({ veto: false, approvalsRequired: 2 });
    const window = await requestedWindow(world);
    const { deps, topics } = concluding(world);
    await rejectWindow(world.deps, { windowId: window.windowId }, as('cy'));
    for (const who of ['ana', 'ben']) await approveWindow(world.deps, { windowId: window.windowId }, as(who));

    await concludeRequest(deps, { ...refOf(window), outcome: 'settled' });
    await concludeRequest(deps, { ...refOf(window), outcome: 'settled' });

    expect(subjects(topics)).toEqual(['rita', 'cy'].map((to) => [to, 'Maintenance of demo: approved']));
    expect(topics.to('cy')[0]?.text).toMatch(/^The request for maintenance of demo is approved\.\n/);
  });

  it('tells those who approved that it was rejected', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const window = await requestedWindow(world);
    const { deps, topics } = concluding(world);
    await approveWindow(world.deps, { windowId: window.windowId }, as('ben'));
    await rejectWindow(world.deps, { windowId: window.windowId }, as('ana'));

    await concludeRequest(deps, { ...refOf(window), outcome: 'settled' });

    expect(subjects(topics)).toEqual(['rita', 'ben'].map((to) => [to, 'Maintenance of demo: rejected']));
  });

  it('tells the requester once, and drops the token', async () => {
    const { world, window, windowId, ref, deps, topics } = await given();
    await open(world, window);
    await approveWindow(world.deps, { windowId }, as('ana'));

    await concludeRequest(deps, { ...ref, outcome: 'settled' });
    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toHaveLength(1);
    const request = await requestOf(world, windowId);
    expect(request).toMatchObject({ outcomeMailedAt: world.now, toldAt: { rita: world.now } });
    expect(request).not.toHaveProperty('taskToken');
  });

  it('tells the owner of the machine that asked', async () => {
    const { world, windowId, ref, deps, topics } = await given('robot');
    await approveWindow(world.deps, { windowId }, as('ben'));

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails.map(({ to }) => to)).toEqual(['ana']);
  });

  it('lets the flow try again when a mail failed, and tells nobody twice', async () => {
    const { world, window, ref, deps, topics } = await given();
    await notifyApprovers(notifying(world).deps, askingOf(window));
    world.now = window.decideBy;
    topics.failures.set('ben', awsError('ThrottledException'));
    await expect(concludeRequest(deps, { ...ref, outcome: 'timed-out' })).rejects.toThrow('ThrottledException');
    // Whoever cannot be mailed keeps nobody else in the dark, however long it lasts.
    expect(topics.mails.map(({ to }) => to)).toEqual(['rita', 'ana', 'cy']);
    topics.failures.clear();

    await concludeRequest(deps, { ...ref, outcome: 'timed-out' });

    expect(topics.mails.map(({ to }) => to)).toEqual(['rita', 'ana', 'cy', 'ben']);
  });

  it('ends all the same when the requester has no topic any more', async () => {
    const { world, windowId, ref, deps, topics, logged } = await given();
    await approveWindow(world.deps, { windowId }, as('ana'));
    topics.failures.set('rita', awsError('NotFoundException'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'approved' });

    expect(logged.codes()).toEqual(['mail-unaddressed', 'request-concluded']);
  });

  it('ends all the same when the requester left the directory', async () => {
    const { world, windowId, ref, deps, topics, logged } = await given();
    await approveWindow(world.deps, { windowId }, as('ana'));
    await changeDirectory(world, (person) => (person.personId === 'rita' ? undefined : person));

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toEqual([]);
    expect(logged.codes()).toEqual(['mail-unaddressed', 'request-concluded']);
  });

  it('says how long to wait on, and mails nobody, before there is a decision', async () => {
    const { world, window, ref, deps, topics } = await given();
    world.now += 5;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({
      status: 'requested',
      waitSeconds: window.decideBy - world.now,
    });

    expect(topics.mails).toEqual([]);
  });

  it('takes a plan version that was edited away as cancelled, without a mail', async () => {
    const world = await createWorld();
    const { windowId } = await editedWindow(world);
    const { deps, topics } = concluding(world);

    const concluded = await concludeRequest(deps, { subjectId: windowId, planVersion: 1, outcome: 'timed-out' });

    expect(concluded).toEqual({ status: 'cancelled' });
    expect((await windowIn(world, windowId))?.status).toBe('requested');
    expect(topics.mails).toEqual([]);
  });

  it('leaves out who was told before a crash', async () => {
    const { world, windowId, ref, deps, topics } = await given();
    await approveWindow(world.deps, { windowId }, as('ana'));
    await markOutcomeMailedTo(world.deps, { ...ref, told: ['rita'] });

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toEqual([]);
  });
});
