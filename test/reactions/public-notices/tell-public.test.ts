import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { instantText } from '../../../lambdas/domain/local-time';
import type { Window } from '../../../lambdas/domain/window/window';
import { approvedWindow, as, createWorld, hour, requestedWindow, setPolicy, T0 } from '../../commands/fixtures';
import { setNotices, toldWorld } from './fakes';

type Told = Awaited<ReturnType<typeof toldWorld>>;
let told: Told;
beforeEach(async () => {
  told = await toldWorld(await createWorld({ overrunSeconds: hour, remindPublicBeforeSeconds: [7200, 600] }));
});

const day = 24 * hour;
/** Starts in a day, for an hour. */
const tomorrow = { startsAt: instantText(T0 + day), endsAt: instantText(T0 + day + hour) };
const approved = () => approvedWindow(told.world, tomorrow);

async function flipped({ windowId }: Pick<Window, 'windowId'>, boundary: 'start' | 'end'): Promise<void> {
  const window = (await told.world.store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) throw new Error('There is no such window');
  await flipWindow(told.world.deps, { windowId, revision: window.revision, boundary });
}

/** As every delivery: twice. */
async function tellTwice({ windowId }: Pick<Window, 'windowId'>) {
  await told.tell(windowId);
  await told.tell(windowId);
}

const records = () => told.world.store.toldPublic();

describe('the public', () => {
  it('hears once of each thing that happens to a window, however often that is reported', async () => {
    const window = await approved();
    await tellTwice(window);
    told.world.now = T0 + day - 7200;
    await tellTwice(window);
    told.world.now = T0 + day - 600;
    await tellTwice(window);
    told.world.now = T0 + day;
    await flipped(window, 'start');
    await tellTwice(window);
    await extendWindow(told.world.deps, { ...window, endsAt: instantText(T0 + day + 2 * hour) }, as('rita'));
    await tellTwice(window);
    told.world.now = T0 + day + 2 * hour;
    await flipped(window, 'end');
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'reminder', 'reminder', 'started', 'extended', 'ended']);
    const ids = told.topics.published.map(({ noticeId }) => noticeId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([await records(), told.reminders.instants]).toEqual([[], []]);
  });

  it('hears nothing of what is only asked', async () => {
    const window = await requestedWindow(told.world, tomorrow);
    await told.tell(window.windowId);
    await cancelWindow(told.world.deps, window, as('rita'));
    await told.tell(window.windowId);
    await told.tell('demo.00000000000000000000000000');
    expect([told.heard(), await records()]).toEqual([[], []]);
  });

  it('hears nothing where notices are off, and nothing is recorded', async () => {
    await setNotices(told.world, null);
    await tellTwice(await approved());
    expect([told.heard(), await records()]).toEqual([[], []]);
  });

  it('hears of a cancellation, with the times that it knew', async () => {
    const window = await approved();
    await tellTwice(window);
    await cancelWindow(told.world.deps, window, as('rita'));
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'cancelled']);
    expect(told.last()?.subject).toBe('demo: Maintenance cancelled (2026-11-03 10:00 UTC)');
    expect([await records(), told.reminders.instants]).toEqual([[], []]);
  });

  it('hears that a plan was called off that is to be approved again, and of the next one', async () => {
    const window = await approved();
    await tellTwice(window);
    const later = { startsAt: instantText(T0 + 2 * day), endsAt: instantText(T0 + 2 * day + hour), replace: true };
    await editWindow(told.world.deps, { windowId: window.windowId, ...later }, as('rita'));
    await tellTwice(window);
    expect([told.heard(), await records()]).toEqual([['scheduled', 'cancelled'], []]);
  });

  it('hears of another plan when it is approved, and is reminded of that one', async () => {
    const window = await approved();
    await tellTwice(window);
    const moved = { startsAt: T0 + 2 * day, endsAt: T0 + 2 * day + hour };
    await changeWindow(window, (before) => ({ ...before, plan: { ...before.plan, ...moved } }));
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'scheduled']);
    expect(told.last()?.text).toContain('Scheduled maintenance changed');
    expect(told.reminders.instants).toEqual([T0 + 2 * day - 7200]);
  });

  it('hears of an emergency that it started, and nothing before', async () => {
    const { window } = await emergency();
    await tellTwice(window);
    told.world.now += 600;
    await endWindow(told.world.deps, window, as('rita'));
    await tellTwice(window);
    expect(told.heard()).toEqual(['started', 'ended']);
  });

  it('does not hear that a site can be used while another window affects it', async () => {
    const window = await approved();
    await tellTwice(window);
    told.world.now = T0 + day;
    await flipped(window, 'start');
    await tellTwice(window);
    await emergency();
    await endWindow(told.world.deps, window, as('rita'));
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'started', 'ended']);
    expect(told.last()?.text).not.toContain('as usual');
  });
});

describe('a reminder', () => {
  it('is armed one at a time', async () => {
    const window = await approved();
    await tellTwice(window);
    expect(told.reminders.instants).toEqual([T0 + day - 7200]);
    told.world.now = T0 + day - 7200;
    await tellTwice(window);
    expect(told.reminders.instants).toEqual([T0 + day - 600]);
  });

  it('that was missed is told with the next one, once', async () => {
    const window = await approved();
    await tellTwice(window);
    told.world.now = T0 + day - 500;
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'reminder']);
  });

  it('is not sent when it comes early, after the start, or of a plan that was moved or cancelled', async () => {
    const window = await approved();
    await tellTwice(window);
    told.world.now = T0 + day - 7200 - 60;
    await tellTwice(window);
    told.world.now = T0 + day + 5;
    await tellTwice(window);
    await flipped(window, 'start');
    await tellTwice(window);
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'started']);
    const other = await approvedWindow(told.world, {
      startsAt: instantText(T0 + 3 * day),
      endsAt: instantText(T0 + 3 * day + hour),
    });
    await tellTwice(other);
    await cancelWindow(told.world.deps, other, as('rita'));
    told.world.now = T0 + 3 * day - 600;
    await tellTwice(other);
    await tellTwice(other);
    expect(told.heard()).toEqual(['scheduled', 'started', 'scheduled', 'cancelled']);
  });

  it('is not sent to those who heard of the window later than it was due', async () => {
    const window = await approvedWindow(told.world, {
      startsAt: instantText(T0 + hour),
      endsAt: instantText(T0 + 2 * hour),
    });
    await tellTwice(window);
    expect([told.heard(), told.reminders.instants]).toEqual([['scheduled'], [T0 + hour - 600]]);
  });

  it('follows the policy as it is now', async () => {
    const window = await approved();
    await tellTwice(window);
    await setPolicy(told.world, { remindPublicBeforeSeconds: [4 * hour] });
    await tellTwice(window);
    expect(told.reminders.instants).toEqual([T0 + day - 4 * hour]);
    told.world.now = T0 + day - 4 * hour;
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'reminder']);
  });
});

describe('what happened meanwhile', () => {
  it('is told as it is: no start of a window that is over', async () => {
    const window = await approved();
    await tellTwice(window);
    told.world.now = T0 + day;
    await flipped(window, 'start');
    told.world.now += 60;
    await endWindow(told.world.deps, window, as('rita'));
    await tellTwice(window);
    expect(told.heard()).toEqual(['scheduled', 'ended']);
    expect(told.last()?.text).toMatch(/Ended: Tuesday,? 3 November 2026 at 10:01 UTC/);
  });

  it('is not told at all if nobody heard of the window', async () => {
    const window = await approved();
    told.world.now = T0 + day;
    await flipped(window, 'start');
    told.world.now += hour;
    await flipped(window, 'end');
    await tellTwice(window);
    expect([told.heard(), await records()]).toEqual([[], []]);
  });
});

describe('whoever dies', () => {
  it('after sending lets it be sent again with the same id, after a while', async () => {
    const window = await approved();
    told.topics.crashes = 1;
    await expect(told.tell(window.windowId)).rejects.toThrow('TimeoutError');
    await told.tell(window.windowId);
    // Until then it may be under way, and nobody sends it.
    expect(told.logged).toContain('public-notice-waits');
    told.world.now += 60;
    await tellTwice(window);
    const [first, second, ...more] = told.topics.published;
    expect([first?.noticeId, more]).toEqual([second?.noticeId, []]);
    expect((await records())[0]?.sending).toBeUndefined();
  });

  it('after sending what is called off then: somebody may have heard of it', async () => {
    const window = await approved();
    told.topics.crashes = 1;
    await expect(told.tell(window.windowId)).rejects.toThrow('TimeoutError');
    await cancelWindow(told.world.deps, window, as('rita'));
    told.world.now += 60;
    await tellTwice(window);
    expect([told.heard(), await records()]).toEqual([['scheduled', 'cancelled'], []]);
  });

  it.each([
    ['SNS', () => (told.topics.failures = 1)],
    ['Scheduler', () => (told.reminders.failures = 1)],
  ])('of a failure of %s loses nothing', async (_service, fail) => {
    const window = await approved();
    fail();
    await expect(told.tell(window.windowId)).rejects.toThrow();
    told.world.now += 60;
    await tellTwice(window);
    expect([told.heard(), told.reminders.instants]).toEqual([['scheduled'], [T0 + day - 7200]]);
  });
});

it('tells nobody twice when several are at it at once', async () => {
  const window = await approved();
  await Promise.all([1, 2, 3].map(() => told.tell(window.windowId)));
  expect(told.heard()).toEqual(['scheduled']);
});

it('forgets a window that ended after notices were switched off', async () => {
  const window = await approved();
  await tellTwice(window);
  await setNotices(told.world, null);
  await tellTwice(window);
  expect(await records()).toHaveLength(1);
  await cancelWindow(told.world.deps, window, as('rita'));
  await tellTwice(window);
  expect([told.heard(), await records(), told.reminders.instants]).toEqual([['scheduled'], [], []]);
});

it('goes on where the topic is missing: nobody can have subscribed', async () => {
  await told.topics.close('demo');
  await tellTwice(await approved());
  expect([told.heard(), await records()]).toEqual([[], [expect.objectContaining({ begun: 1 })]]);
});

async function changeWindow({ windowId }: Pick<Window, 'windowId'>, change: (window: Window) => Window) {
  const { store } = told.world;
  const window = (await store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) throw new Error('There is no such window');
  await store.commit({ put: [{ kind: 'window', value: { ...change(window), version: window.version + 1 } }] });
}

async function emergency() {
  const call = { siteId: 'demo', mode: 'full', durationMinutes: 30, reason: 'Intrusion' } as const;
  return { window: await startEmergency(told.world.deps, call, as('rita')) };
}

it('tells nothing of a window but what the public may know', async () => {
  const secret = { reason: 'SECRET reason', ticket: 'SECRET-1', paths: ['/SECRET'] };
  const window = await approvedWindow(told.world, { ...tomorrow, ...secret, message: 'Back soon' });
  await tellTwice(window);
  await cancelWindow(told.world.deps, { ...window, reason: 'SECRET, too' }, as('rita'));
  await tellTwice(window);
  expect(told.heard()).toEqual(['scheduled', 'cancelled']);
  expect(JSON.stringify(told.topics.published)).toContain('Back soon');
  expect(JSON.stringify(told.topics.published)).not.toMatch(/SECRET|rita|ana|user\//);
});
