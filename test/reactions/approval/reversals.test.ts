import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { concludeRequest } from '../../../lambdas/reactions/approval/conclude-request';
import { mailReversal } from '../../../lambdas/reactions/approval/mail-outcome';
import { recheckApproval } from '../../../lambdas/reactions/approval/recheck-approval';
import { as, createWorld, hour, refOf, requestedWindow, T0, type World } from '../../commands/fixtures';
import { approveWindow, ratifyWindow, rejectWindow } from '../../commands/signed-votes';
import { breakGlass } from '../../commands/window/emergency-fixtures';
import { awsError } from '../fakes';
import { createReactions, passTo, type Reactions, settleDown } from '../reactions';
import { concluding, subjects } from './conclude-fixtures';
import { changeDirectory, emergencyWindow } from './subject-fixtures';

/** Ben turns out to be behind the principal that requested. */
async function exposeBen(world: World): Promise<void> {
  const { principal } = as('rita');
  await changeDirectory(world, (person) => {
    if (person.personId === 'rita') return { ...person, principals: [] };
    return person.personId === 'ben' ? { ...person, principals: [...person.principals, principal] } : person;
  });
}

/** Asked, approved by Ben, and the requester told. */
async function givenTold() {
  const world = await createWorld();
  const { windowId } = await requestedWindow(world);
  const play = createReactions(world);
  await settleDown(play, windowId);
  await approveWindow(world.deps, { windowId }, as('ben'));
  await settleDown(play, windowId);
  const told = play.topics.mails.length;
  return { world, windowId, play, since: () => play.topics.mails.slice(told) };
}

const lastTo = ({ topics }: Reactions, personId: string) => topics.to(personId).at(-1);

describe('a window that is called off because its approvals stand no more', () => {
  it('is told to the requester and to everyone who was asked, once', async () => {
    const { world, windowId, play, since } = await givenTold();
    await exposeBen(world);

    for (const _ of [1, 2, 3]) await settleDown(play, windowId);

    expect(since().map(({ to, subject }) => [to, subject])).toEqual(
      ['rita', 'ana', 'ben', 'cy'].map((to) => [to, 'Maintenance of demo: cancelled']),
    );
    expect(lastTo(play, 'rita')?.text).toContain(
      'Its approvals no longer count, so it was cancelled and will not take place.',
    );
  });

  it('is told to the same people, with its decision, when nobody was told that before', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    const play = createReactions(world);
    await settleDown(play, windowId);
    await approveWindow(world.deps, { windowId }, as('ben'));
    await exposeBen(world);

    for (const _ of [1, 2]) await settleDown(play, windowId);

    expect(play.topics.mails.slice(3).map(({ to, subject }) => [to, subject])).toEqual(
      ['rita', 'ana', 'ben', 'cy'].map((to) => [to, 'Maintenance of demo: cancelled']),
    );
    expect(play.flow.unfinished()).toEqual([]);
  });

  it('while its approval is told, is told right after it: the change itself came before there was anything to correct', async () => {
    const world = await createWorld();
    const window = await requestedWindow(world);
    await approveWindow(world.deps, { windowId: window.windowId }, as('ben'));
    const { deps, topics, logged } = concluding(world);
    const mail = topics.mail.bind(topics);
    topics.mail = async (personId, letter) => {
      await mail(personId, letter);
      topics.mail = mail;
      await exposeBen(world);
      expect(await recheckApproval({ ...world.deps, log: logged.log }, window)).toBe('cancelled');
    };

    await concludeRequest(deps, { ...refOf(window), outcome: 'settled' });

    expect(subjects(topics)).toEqual([
      ['rita', 'Maintenance of demo: approved'],
      ['rita', 'Maintenance of demo: cancelled'],
      ['ben', 'Maintenance of demo: cancelled'],
    ]);
  });

  it('is told to the others when a mail failed, and to nobody twice', async () => {
    const { world, windowId, play, since } = await givenTold();
    await exposeBen(world);
    play.topics.failures.set('ana', awsError('ThrottledException'));
    await expect(settleDown(play, windowId)).rejects.toThrow();
    expect(since().map(({ to }) => to)).toEqual(['rita', 'ben', 'cy']);
    play.topics.failures.clear();

    await settleDown(play, windowId);

    expect(since().map(({ to }) => to)).toEqual(['rita', 'ben', 'cy', 'ana']);
  });

  it('is not what somebody does who cancels a window', async () => {
    const { world, windowId, play, since } = await givenTold();
    await cancelWindow(world.deps, { windowId }, as('rita'));

    await settleDown(play, windowId);

    expect(since().map(({ to }) => to)).toEqual(['ben', 'ana', 'cy']);
    expect(since()[0]?.text).toMatch(/^rita cancelled the maintenance of demo on /);
    expect(since()[0]?.text).not.toContain('approvals no longer count');
  });
});

describe('a ratification after the lapse was told', () => {
  const everyone = ['rita', 'ana', 'ben', 'cy'];
  const ratified = 'EMERGENCY maintenance of demo: ratified';

  it('is told to the activator and the approvers, once', async () => {
    const world = await createWorld();
    const { windowId } = await emergencyWindow(world);
    const play = createReactions(world);
    await passTo(play, windowId, T0 + 25 * hour);
    const told = play.topics.mails.length;
    await ratifyWindow(world.deps, { windowId }, as('ana'));

    for (const _ of [1, 2, 3]) await settleDown(play, windowId);

    expect(play.topics.mails.slice(told).map(({ to, subject }) => [to, subject])).toEqual(
      everyone.map((to) => [to, ratified]),
    );
    expect(lastTo(play, 'cy')?.text).toContain('emergencies can be started on this site again');
  });

  it('is told after a refusal, too, and to the approvers alone where nobody knows the activator', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    const play = createReactions(world);
    await settleDown(play, windowId);
    await rejectWindow(world.deps, { windowId }, as('ana'));
    await settleDown(play, windowId);
    const told = play.topics.mails.length;
    await ratifyWindow(world.deps, { windowId }, as('ben'));

    await settleDown(play, windowId);

    expect(play.topics.mails.slice(told).map(({ to }) => to)).toEqual(['ana', 'ben', 'cy']);
  });

  it('in time is told to the activator alone', async () => {
    const world = await createWorld();
    const { windowId } = await emergencyWindow(world);
    const play = createReactions(world);
    await settleDown(play, windowId);
    await ratifyWindow(world.deps, { windowId }, as('ana'));

    for (const _ of [1, 2]) await settleDown(play, windowId);

    expect(play.topics.mails.slice(3).map(({ to, subject }) => [to, subject])).toEqual([['rita', ratified]]);
  });
});

it('tells nothing of what is open, unknown or took no turn', async () => {
  const world = await createWorld();
  const window = await requestedWindow(world);
  const { deps, topics } = concluding(world);

  await mailReversal(deps, refOf(window));
  await mailReversal(deps, { subjectId: 'demo.GONE', planVersion: 1 });
  await approveWindow(world.deps, { windowId: window.windowId }, as('ben'));
  await mailReversal(deps, refOf(window));

  expect(topics.mails).toEqual([]);
});
