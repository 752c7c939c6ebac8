import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { mailNotices } from '../../../lambdas/reactions/approval/mail-notices';
import { noticePauseSeconds } from '../../../lambdas/reactions/approval/notices';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { as, createWorld, requestedWindow, setPolicy } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { FakeTopics } from '../fakes';
import { createReconcile } from './fixtures';

async function commented() {
  const { world, deps, calls, findings } = await createReconcile();
  const { windowId } = await requestedWindow(world);
  const topics = new FakeTopics();
  const mail = () => mailNotices({ ...world.deps, topics, log: deps.log }, windowId);
  const comment = (text: string) => commentOnWindow(world.deps, { windowId, text }, as('ana'));
  const looked = async () => {
    const before = findings().length;
    await reconcile(deps);
    return findings()
      .slice(before)
      .filter((finding) => finding === 'unmailed-notices');
  };
  await comment('one');
  return { world, calls, windowId, topics, mail, comment, looked };
}

describe('reconcile, looking at what people are to be told,', () => {
  it('has a mail sent that was lost, though not at once', async () => {
    const { world, calls, windowId, looked } = await commented();
    expect(await looked()).toEqual([]);
    world.now += 120;

    expect(await looked()).toEqual(['unmailed-notices']);

    const payload = { subjectId: windowId, planVersion: 1, notices: true };
    expect(calls()).toContainEqual({ functionName: 'notify-approvers', payload });
  });

  it('leaves it alone once it is told', async () => {
    const { world, mail, looked } = await commented();
    await mail();
    world.now += 3600;

    expect(await looked()).toEqual([]);
  });

  it('has the mail sent that waited for the one before', async () => {
    const { world, mail, comment, topics, looked } = await commented();
    await mail();
    world.now += 10;
    await comment('two');
    await mail();
    world.now += 120;
    expect(await looked()).toEqual([]);
    world.now += noticePauseSeconds;

    expect(await looked()).toEqual(['unmailed-notices']);

    await mail();
    expect(topics.mails.map(({ text }) => text.split('\n')[0]?.split(': ').at(-1))).toEqual(['one', 'two']);
  });

  it('has the mail sent that a window was ended, however long ago it began', async () => {
    const { world, calls, looked } = await commented();
    await setPolicy(world, { maximumDurationSeconds: 31 * 86_400 });
    const month = { startsAt: '2026-11-02T11:00:00Z', endsAt: '2026-12-03T10:00:00Z', paths: ['/long'] };
    const { windowId } = await requestedWindow(world, month);
    await approveWindow(world.deps, { windowId }, as('ben'));
    world.now += 30 * 86_400;
    await endWindow(world.deps, { windowId }, as('ana'));
    world.now += 120;

    await looked();
    const payload = { subjectId: windowId, planVersion: 1, notices: true };
    expect(calls()).toContainEqual({ functionName: 'notify-approvers', payload });
  });

  it('has the mail sent that a crash left between its claim and its departure', async () => {
    const { world, windowId, topics, mail, looked } = await commented();
    topics.failures.set('rita', new Error('the function was killed'));
    await cancelWindow(world.deps, { windowId }, as('ana'));
    await mail();
    topics.failures.clear();
    await mail();
    expect(topics.mails).toEqual([]);
    world.now += noticePauseSeconds;

    expect(await looked()).toEqual(['unmailed-notices']);
    await mail();
    await mail();

    expect(topics.mails.map(({ to, subject }) => [to, subject])).toEqual([['rita', 'Maintenance of demo: cancelled']]);
  });
});

describe('a window that nobody did anything to', () => {
  it('has nothing to tell, and neither has an unknown one', async () => {
    const world = await createWorld();
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ben'));
    const topics = new FakeTopics();

    expect(await mailNotices({ ...world.deps, topics, log: () => undefined }, windowId)).toEqual({ mailed: 0 });
    expect(await mailNotices({ ...world.deps, topics, log: () => undefined }, 'demo.unknown')).toEqual({ mailed: 0 });
  });
});
