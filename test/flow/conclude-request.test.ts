import { approveWindow, rejectWindow } from '../../lambdas/commands/vote';
import { type ConcludeDeps, concludeRequest } from '../../lambdas/flow/conclude-request';
import { as, givenRequested, givenWorld, hour, type World } from '../commands/given';
import { awsError, FakeTopics, Logged } from './fakes';

async function given(who = 'rita') {
  const world = await givenWorld();
  const window = await givenRequested(world, {}, as(who));
  const { windowId, planVersion } = window;
  const topics = new FakeTopics();
  const logged = new Logged();
  const deps: ConcludeDeps = { ...world.deps, topics, log: logged.log };
  return { world, window, ref: { windowId, planVersion }, deps, topics, logged };
}

const statusOf = async ({ store }: World, windowId: string) =>
  (await store.load([{ kind: 'window', windowId }])).window(windowId)?.status;

describe('concluding a request', () => {
  it('records the expiry when time ran out, and tells the requester', async () => {
    const { world, window, ref, deps, topics } = await given();
    world.now = window.decideBy;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'expired' });

    expect(await statusOf(world, ref.windowId)).toBe('expired');
    expect(topics.mails.map(({ to, subject }) => [to, subject])).toEqual([['rita', 'Maintenance of demo: expired']]);
  });

  it('follows the decision that was faster than the deadline', async () => {
    const { world, window, ref, deps } = await given();
    await approveWindow(world.deps, ref, as('ana'));
    world.now = window.decideBy + 1;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'approved' });
  });

  it('names who voted how and why', async () => {
    const { world, ref, deps, topics } = await given();
    await rejectWindow(world.deps, { ...ref, reason: 'see http://wiki.example/freeze' }, as('ana'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'rejected' });

    expect(topics.mails[0]?.text).toMatch(/^- reject by ana, .* UTC: see http\[:\]\/\/wiki\[\.\]example\/freeze$/m);
  });

  it('tells the requester once', async () => {
    const { world, ref, deps, topics } = await given();
    await approveWindow(world.deps, ref, as('ana'));

    await concludeRequest(deps, { ...ref, outcome: 'settled' });
    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toHaveLength(1);
  });

  it('tells the owner of the machine that asked', async () => {
    const { world, ref, deps, topics } = await given('robot');
    await approveWindow(world.deps, ref, as('ben'));

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails.map(({ to }) => to)).toEqual(['ana']);
  });

  it('lets the flow try again when the mail failed', async () => {
    const { world, ref, deps, topics } = await given();
    await approveWindow(world.deps, ref, as('ana'));
    topics.failures.set('rita', awsError('ThrottledException'));
    await expect(concludeRequest(deps, { ...ref, outcome: 'settled' })).rejects.toThrow('ThrottledException');
    topics.failures.clear();

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toHaveLength(1);
  });

  it('ends all the same when the requester has no topic any more', async () => {
    const { world, ref, deps, topics, logged } = await given();
    await approveWindow(world.deps, ref, as('ana'));
    topics.failures.set('rita', awsError('NotFoundException'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'approved' });

    expect(logged.codes()).toEqual(['mail-unaddressed', 'request-concluded']);
  });

  it('ends all the same when the requester left the directory', async () => {
    const { world, ref, deps, topics, logged } = await given();
    await approveWindow(world.deps, ref, as('ana'));
    const directory = (await world.store.load([{ kind: 'directory' }])).directory();
    const people = directory.people.filter(({ personId }) => personId !== 'rita');
    const value = { ...directory, people, version: directory.version + 1 };
    await world.store.commit({ put: [{ kind: 'directory', value }] });

    await concludeRequest(deps, { ...ref, outcome: 'settled' });

    expect(topics.mails).toEqual([]);
    expect(logged.codes()).toEqual(['mail-unaddressed', 'request-concluded']);
  });

  it('answers requested, and mails nobody, before there is a decision', async () => {
    const { ref, deps, topics } = await given();

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'requested' });

    expect(topics.mails).toEqual([]);
  });

  it('takes a plan version that was edited away as cancelled, without a mail', async () => {
    const { world, window, ref, deps, topics } = await given();
    const edited = { ...window, planVersion: 2, version: window.version + 1 };
    await world.store.commit({ put: [{ kind: 'window', value: edited }] });
    world.now += hour;

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'cancelled' });

    expect(await statusOf(world, ref.windowId)).toBe('requested');
    expect(topics.mails).toEqual([]);
  });
});
