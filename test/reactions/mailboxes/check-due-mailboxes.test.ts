import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { instantText } from '../../../lambdas/domain/local-time';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { checkDueMailboxes } from '../../../lambdas/reactions/mailboxes/check-due-mailboxes';
import { FakeApproverTopics } from '../../aws/fake-approver-topics';
import { admin, createWorld, hour, requestedWindow, T0 } from '../../commands/fixtures';
import { changeDirectory } from '../approval/subject-fixtures';
import { Logged } from '../fakes';

const quarter = 900;
const day = 24 * hour;

/** Everybody confirmed long ago; reconcile found nothing live, as it does every hour, unless a test says otherwise. */
async function given() {
  const world = await createWorld();
  await changeDirectory(world, (person) => ({ ...person, addedAt: T0 - 30 * day }));
  const topics = new FakeApproverTopics();
  for (const { personId, email } of (await getDirectory(world.deps)).people) {
    topics.topics.set(personId, { email, confirmed: true });
  }
  const asked: string[] = [];
  const { subscription } = topics;
  topics.subscription = (personId, email) => {
    asked.push(personId);
    return subscription.call(topics, personId, email);
  };
  const deps = { ...world.deps, topics, log: new Logged().log };
  const idle = async () => {
    const { version } = (await world.store.load([{ kind: 'reconcile-state' }])).reconcileState();
    const value = { storeCheckedAt: 0, resume: {}, idleAt: world.now, version: version + 1 };
    await world.store.commit({ put: [{ kind: 'reconcile-state', value }] });
  };
  /** Runs every quarter of an hour for so long. @returns who was asked for */
  const runFor = async (seconds: number, live = false): Promise<string[]> => {
    asked.length = 0;
    for (const until = world.now + seconds; world.now < until; world.now += quarter) {
      if (!live && (world.now - T0) % hour === 0) await idle();
      await checkDueMailboxes(deps);
    }
    return [...asked];
  };
  const person = async (id: string) => (await getDirectory(world.deps)).people.find(({ personId }) => personId === id);
  return { world, topics, deps, runFor, person };
}

const times = (all: readonly string[], who: string) => all.filter((each) => each === who).length;

describe('the regular check of mailboxes', () => {
  it('asks for each voter once a day while nothing is live, and never for those who cannot vote', async () => {
    const { runFor } = await given();

    const asked = await runFor(3 * day);

    expect(['ana', 'ben', 'cy'].map((who) => times(asked, who))).toEqual([3, 3, 3]);
    expect(times(asked, 'rita')).toBe(0);
  });

  it('asks for each voter every quarter of an hour while a window is live', async () => {
    const { world, runFor } = await given();
    await runFor(day);
    const at = { startsAt: instantText(world.now + hour), endsAt: instantText(world.now + 2 * hour) };
    await requestedWindow(world, at);

    expect(times(await runFor(hour), 'ana')).toBe(4);
  });

  it('does the same while reconcile finds something live that is no window, or says nothing at all', async () => {
    const { runFor } = await given();
    await runFor(day);

    expect(times(await runFor(4 * hour, true), 'ana')).toBeGreaterThanOrEqual(8);
  });

  it('finds a mailbox that unsubscribed before the question that needs it, in the first run after it was asked', async () => {
    const { world, topics, runFor, person } = await given();
    await runFor(day + hour);
    topics.unsubscribe('ben');
    await runFor(12 * hour);
    expect(await person('ben')).toMatchObject({ confirmed: true });
    await requestedWindow(world, {
      startsAt: instantText(world.now + hour),
      endsAt: instantText(world.now + 2 * hour),
    });

    await runFor(quarter);

    expect(await person('ben')).toMatchObject({ confirmed: false, lostAt: world.now - quarter });
  });

  it('finds within a quarter of an hour that somebody followed the link: of a new person, of a new address, after a loss', async () => {
    const { world, topics, runFor, person } = await given();
    await runFor(day);
    await addPerson(
      world.deps,
      { personId: 'eve', name: 'Eve', email: 'eve@example.com', principals: [], approver: false },
      admin,
    );
    await changePerson(world.deps, { personId: 'cy', email: 'cy@new.example.com' }, admin);
    topics.topics.set('eve', { email: 'eve@example.com', confirmed: true });
    topics.topics.set('cy', { email: 'cy@new.example.com', confirmed: true });
    await runFor(quarter);
    expect([(await person('eve'))?.confirmed, (await person('cy'))?.confirmed]).toEqual([true, true]);

    topics.unsubscribe('ben');
    await runFor(day);
    expect(await person('ben')).toMatchObject({ confirmed: false });
    topics.topics.set('ben', { email: 'ben@example.com', confirmed: true });
    await runFor(quarter);
    expect(await person('ben')).toMatchObject({ confirmed: true });
  });

  it('asks once a day for whoever has not answered for three days', async () => {
    const { world, runFor } = await given();
    await addPerson(
      world.deps,
      { personId: 'eve', name: 'Eve', email: 'eve@example.com', principals: [], approver: false },
      admin,
    );
    await runFor(4 * day);

    expect(times(await runFor(2 * day), 'eve')).toBe(2);
  });

  it('takes a thousand people in runs of 250, and begins no round before the last one is complete', async () => {
    const { world, topics, runFor } = await given();
    const directory = await getDirectory(world.deps);
    const [ana] = directory.people;
    if (!ana) throw new Error('the directory is empty');
    const many = Array.from({ length: 600 }, (_, index) => {
      const personId = `p${String(index).padStart(3, '0')}`;
      return { ...ana, personId, email: `${personId}@example.com`, principals: [] };
    });
    const value = { ...directory, people: [...directory.people, ...many], version: directory.version + 1 };
    await world.store.commit({ put: [{ kind: 'directory', value }] });
    for (const { personId, email } of many) topics.topics.set(personId, { email, confirmed: true });

    const runs = [];
    for (const _ of [1, 2, 3, 4]) runs.push((await runFor(quarter)).length);
    const asked = await runFor(day);

    expect(runs).toEqual([250, 250, 103, 0]);
    expect([asked.length, new Set(asked).size]).toEqual([603, 603]);
  });
});
