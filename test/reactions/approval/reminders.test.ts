import fc from 'fast-check';
import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import { instantText } from '../../../lambdas/domain/local-time';
import { concludeRequest } from '../../../lambdas/reactions/approval/conclude-request';
import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { isReminderDue, secondsToWait, wakeUps } from '../../../lambdas/reactions/approval/reminders';
import { controlBatch } from '../../../lambdas/reactions/control-batch';
import { as, createWorld, hour, refusalOf, requestedWindow, T0, windowOf } from '../../commands/fixtures';
import { approveWindow } from '../../commands/signed-votes';
import { recordOf, requestRecord } from '../control-fixtures';
import { controlFakes } from '../fakes';
import { askingOf, notifying, readMail, requestOf } from './notify-fixtures';

/** Ten hours to decide, two approvals, reminders two hours and one hour before the end of them. */
async function given() {
  const world = await createWorld({ approvalsRequired: 2, remindBeforeSeconds: [2 * hour, hour] });
  const times = { startsAt: instantText(T0 + 10 * hour), endsAt: instantText(T0 + 11 * hour) };
  const window = await requestedWindow(world, times);
  const asking = askingOf(window);
  const { taskToken: _, ...ref } = asking;
  return { world, window, asking, ref, ...notifying(world) };
}

const toldAt = (topics: { mails: { to: string; subject: string }[] }) =>
  topics.mails.map(({ to, subject }) => [to, subject.startsWith('Reminder: ')]);

describe('the waits of a flow', () => {
  it('go to each reminder and then to the deadline', async () => {
    const { world, window, ref, deps } = await given();
    const { deps: control, flow } = controlFakes(world);
    const conclude = () => concludeRequest(deps, { ...ref, outcome: 'timed-out' });

    await controlBatch(control, [recordOf(window)]);

    expect([...flow.executions.values()]).toEqual([8 * hour]);
    world.now = T0 + 8 * hour;
    expect(await conclude()).toEqual({ status: 'requested', waitSeconds: hour });
    world.now = T0 + 9 * hour + 2;
    expect(await conclude()).toEqual({ status: 'requested', waitSeconds: hour - 2 });
    world.now = T0 + 10 * hour;
    expect(await conclude()).toEqual({ status: 'expired' });
  });

  it('last a second at least, so that a clock ahead of the table ends no wait for nothing', async () => {
    const { window } = await given();

    expect(secondsToWait(window, window.decideBy)).toBe(1);
    expect(secondsToWait(window, window.decideBy + hour)).toBe(1);
  });

  it('never pass a reminder or the deadline, and always come to an end', async () => {
    const { window } = await given();
    const befores = fc.array(fc.integer({ min: 60, max: 12 * hour }), { maxLength: 5 });
    fc.assert(
      fc.property(befores, fc.integer({ min: 0, max: 10 * hour - 1 }), (remindBeforeSeconds, after) => {
        const question = { ...window, rules: { ...window.rules, remindBeforeSeconds } };
        const now = T0 + after;
        const until = now + secondsToWait(question, now);
        expect(until).toBeGreaterThan(now);
        expect(until).toBeLessThanOrEqual(question.decideBy);
        expect(isReminderDue(question, now, until - 1)).toBe(false);
        const wakes = wakeUps(question, now);
        expect([wakes[0], wakes.at(-1)]).toEqual([until, question.decideBy]);
      }),
    );
  });
});

describe('a reminder', () => {
  it('goes to those who have not voted, once for each of its times, with a link and a code that vote', async () => {
    const { world, asking, deps, topics } = await given();
    await notifyApprovers(deps, asking);
    await approveWindow(world.deps, { windowId: asking.subjectId }, as('ana'));
    topics.mails.length = 0;
    world.now = T0 + 8 * hour;

    expect(await notifyApprovers(deps, { ...asking, taskToken: 'second' })).toEqual({ mailed: 2 });
    expect(await notifyApprovers(deps, { ...asking, taskToken: 'third' })).toEqual({ mailed: 0 });

    expect(toldAt(topics)).toEqual([
      ['ben', true],
      ['cy', true],
    ]);
    expect(topics.to('cy')[0]?.text).toContain('This is a reminder: you have not voted yet.');
    expect(await requestOf(world, asking.subjectId)).toMatchObject({
      taskToken: 'third',
      remindedAt: { ben: world.now, cy: world.now },
    });
    const voted = await voteByMail(world.deps, { ...readMail(topics.to('ben')[0]?.text), decision: 'approve' }, {});
    expect(windowOf(voted).status).toBe('approved');
  });

  it('leaves the two links before it alive, and no more', async () => {
    const { world, asking, deps, topics } = await given();
    await notifyApprovers(deps, asking);
    for (const at of [8, 9]) {
      world.now = T0 + at * hour;
      await notifyApprovers(deps, asking);
    }
    const [first, second, third] = topics.to('ben').map(({ text }) => readMail(text));

    expect(topics.to('ben')).toHaveLength(3);
    for (const mail of [first, second, third]) {
      if (!mail) throw new Error('three mails were sent');
      expect(await refusalOf(voteByMail(world.deps, { ...mail, code: 'wrong', decision: 'approve' }))).toBe(
        'malformed',
      );
    }
  });

  it('is one for two times that passed meanwhile', async () => {
    const { world, asking, deps, topics } = await given();
    await notifyApprovers(deps, asking);
    world.now = T0 + 9 * hour + 1;

    await notifyApprovers(deps, asking);
    await notifyApprovers(deps, asking);

    expect(topics.to('ben')).toHaveLength(2);
  });

  it('is not sent to somebody whom a later mail reached anyway', async () => {
    const { world, asking, deps, topics } = await given();
    world.now = T0 + 8 * hour;
    await notifyApprovers(deps, asking);
    world.now += 60;

    await notifyApprovers(deps, asking);

    expect(toldAt(topics)).toEqual([
      ['ana', false],
      ['ben', false],
      ['cy', false],
    ]);
  });

  it('that failed is sent by the next call', async () => {
    const { world, asking, deps, topics, logged } = await given();
    await notifyApprovers(deps, asking);
    world.now = T0 + 8 * hour;
    topics.failures.set('cy', new Error('throttled'));
    await notifyApprovers(deps, asking);
    topics.failures.clear();
    topics.mails.length = 0;

    await notifyApprovers(deps, asking);

    expect(toldAt(topics)).toEqual([['cy', true]]);
    expect(logged.codes()).toContain('mail-failed');
  });
});

describe('a vote that lands between two waits', () => {
  it('settles the wait that follows', async () => {
    const { world, window, asking, ref, deps, topics } = await given();
    const { deps: control, flow } = controlFakes(world);
    await notifyApprovers(deps, asking);
    world.now = T0 + 8 * hour;
    await concludeRequest(deps, { ...ref, outcome: 'timed-out' });
    await approveWindow(world.deps, { windowId: ref.subjectId }, as('ana'));
    const approved = await approveWindow(world.deps, { windowId: ref.subjectId }, as('ben'));
    flow.settled.set('token', 'approved');
    topics.mails.length = 0;

    await notifyApprovers(deps, { ...asking, taskToken: 'second' });
    await controlBatch(control, [recordOf(approved, window), await requestRecord(world, window)]);

    expect(flow.settled.get('second')).toBe('approved');
    expect(topics.mails).toEqual([]);
    expect(await concludeRequest(deps, { ...ref, outcome: 'settled' })).toEqual({ status: 'approved' });
  });

  it('is answered as a decision when the wait had timed out', async () => {
    const { world, ref, deps } = await given();
    await approveWindow(world.deps, { windowId: ref.subjectId }, as('ana'));
    await approveWindow(world.deps, { windowId: ref.subjectId }, as('ben'));

    expect(await concludeRequest(deps, { ...ref, outcome: 'timed-out' })).toEqual({ status: 'approved' });
  });
});
