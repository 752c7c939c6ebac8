import { createSite } from '../../../lambdas/commands/site/create-site';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { admin, approvedWindow, demo, hour, refOf, requestedWindow, T0, type World } from '../../commands/fixtures';
import { awsError } from '../fakes';

import { createReconcile } from './fixtures';

/** A site whose revision nobody published and nobody is going to: it was before the publisher had a queue. */
async function unpublishedSite({ deps, store }: World, siteId: string): Promise<void> {
  await createSite(deps, { ...demo(), siteId, hostnames: [`${siteId}.example`] }, admin);
  for (const value of await store.publishDue())
    await store.commit({ put: [], remove: [{ kind: 'publish-due', value }] });
}

const published = (siteId: string) => ({ functionName: 'publish-edge', payload: { siteId } });

describe('a run of reconcile', () => {
  it('goes on when one repair fails', async () => {
    const { world, deps, functions, calls, logged } = await createReconcile();
    await unpublishedSite(world, 'shop');
    await unpublishedSite(world, 'docs');
    functions.failing = (_, payload) => JSON.stringify(payload).includes('docs');

    expect(await reconcile(deps)).toEqual({ repairs: 2, failures: 1, left: 0, live: true });

    expect(calls()).toEqual([published('shop')]);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', siteId: 'docs', error: 'FunctionFailed' });
  });

  it.each([
    ['sites', 'sites cannot be listed'],
    ['publishDue', 'what is to be published cannot be read'],
    ['mailsDue', 'what is to be mailed cannot be read'],
    ['proofsDue', 'what is to be proved cannot be read'],
  ])('records boundaries without %s: %s', async (method) => {
    const { world, deps, publish, findings, logged } = await createReconcile('prove-flip');
    await approvedWindow(world);
    await publish();
    world.now = T0 + 3 * hour;
    const failing = () => Promise.reject(awsError('ThrottlingException'));
    const store = Object.assign(Object.create(world.store), { [method]: failing });

    expect(await reconcile({ ...deps, store })).toMatchObject({ failures: 1 });

    expect(findings()).toContain('unflipped-end');
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('leaves a run alone whose subject nobody knows', async () => {
    const { deps, flow, calls } = await createReconcile();
    flow.going.add('gone.01J-p1');

    expect(await reconcile(deps)).toMatchObject({ repairs: 0, failures: 0 });

    expect(calls()).toEqual([]);
  });

  it('looks after the edge although the flow cannot be asked', async () => {
    const { world, deps, flow, findings, logged } = await createReconcile();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    await unpublishedSite(world, 'shop');

    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision']);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('restarts no flow while it cannot be asked which are running', async () => {
    const { world, deps, flow, calls } = await createReconcile();
    await requestedWindow(world);
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    world.now += 121;

    await reconcile(deps);

    expect(calls()).toEqual([]);
  });

  it('records boundaries although neither the flow nor Scheduler can be asked, and takes no schedule for missing', async () => {
    const { world, deps, flow, schedules, publish, findings } = await createReconcile();
    await approvedWindow(world);
    const later = { startsAt: '2026-11-03T10:00:00Z', endsAt: '2026-11-03T11:00:00Z' };
    await approvedWindow(world, later);
    await publish();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    schedules.failing = awsError('ThrottlingException');
    world.now = T0 + 3 * hour;

    await reconcile(deps);

    expect(findings()).toEqual(['unflipped-end']);
  });

  it('records boundaries and deadlines although a hundred mails never leave', async () => {
    const { world, deps, functions, publish, findings } = await createReconcile();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    for (let n = 0; n < 100; n++) {
      const window = await requestedWindow(world, { endsAt: '2026-11-20T00:00:00Z', startsAt: '2026-11-19T12:00:00Z' });
      await openRequest(world.deps, { ...refOf(window), taskToken: 'token', links: {} });
    }
    await approvedWindow(world, { siteId: 'shop' });
    await publish('shop');
    world.now = T0 + 3 * hour;
    functions.failing = (functionName) => functionName === 'notify-approvers';

    expect(await reconcile(deps)).toMatchObject({ repairs: 102, failures: 100 });

    expect(findings().filter((finding) => finding === 'unmailed-approvers')).toHaveLength(100);
    expect(findings()[0]).toBe('unflipped-end');
    expect(findings()).toContain('unconcluded-request');
  });

  it('says that nothing is live, and reads little, while there is nothing to look after', async () => {
    const { world, deps, functions, logged } = await createReconcile();
    // It notes for the next run that nothing is live.
    const all = () => world.store.all().filter(({ kind }) => kind !== 'reconcile-state');
    await reconcile(deps);
    world.now += 900;
    const before = functions.calls.length;
    const standing = all();

    expect(await reconcile(deps)).toEqual({ repairs: 0, failures: 0, left: 0, live: false });

    expect(functions.calls.slice(before)).toEqual([]);
    expect(all()).toEqual(standing);
    expect(logged.lines.at(-1)).toEqual({ code: 'reconciled', count: 0, outcome: 'idle' });
    await requestedWindow(world);
    expect(await reconcile(deps)).toMatchObject({ live: true });
    expect(logged.lines.at(-1)).toEqual({ code: 'reconciled', count: 0, outcome: 'live' });
  });

  it('changes nothing more when it comes twice at once', async () => {
    const { world, deps, calls } = await createReconcile();
    await unpublishedSite(world, 'shop');

    const both = await Promise.all([reconcile(deps), reconcile(deps)]);

    expect(both).toEqual(Array(2).fill({ repairs: 1, failures: 0, left: 0, live: true }));
    expect(calls()).toEqual([published('shop'), published('shop')]);
    expect((await world.store.load([{ kind: 'reconcile-state' }])).reconcileState().version).toBe(1);
  });
});

describe('a run of reconcile that has not the time for everything', () => {
  /** Thirty sites to publish, and calls that take half a minute each. */
  async function given(seconds = 30) {
    const given = await createReconcile();
    const { world, functions } = given;
    const siteIds = Array.from({ length: 30 }, (_, n) => `site-${n + 10}`);
    for (const siteId of siteIds) await unpublishedSite(world, siteId);
    const asked: string[] = [];
    // Ten at once, so each takes a tenth of the time.
    functions.answer = async (_, payload) => {
      if (!('siteId' in Object(payload))) return;
      asked.push(Object(payload).siteId);
      world.now += seconds / 10;
    };
    return { ...given, siteIds, asked };
  }

  it('begins no repair after 200 seconds, and says how many are left', async () => {
    const { deps, logged, asked } = await given(100);

    const { repairs, left } = await reconcile(deps);

    expect(repairs).toBe(asked.length);
    expect(left).toBe(30 - repairs);
    // Each takes ten seconds; the last ones begin, ten at once, before 200 have passed.
    expect(repairs).toBeGreaterThanOrEqual(20);
    expect(repairs).toBeLessThanOrEqual(30);
    if (left > 0) expect(logged.lines).toContainEqual({ code: 'reconcile-cut', count: left });
  });

  it('goes on in the next run where it stopped, though what it did failed', async () => {
    const { world, deps, functions, siteIds } = await given();
    const tried = new Set<string>();
    functions.failing = (_, payload) => {
      if (!('siteId' in Object(payload))) return false;
      tried.add(Object(payload).siteId);
      world.now += 25;
      return true;
    };
    const perRun: number[] = [];
    for (let run = 0; run < 4; run++) {
      const before = tried.size;
      const { left } = await reconcile(deps);
      perRun.push(tried.size - before);
      world.now += 900;
      if (run === 0) expect(left).toBeGreaterThan(0);
    }

    expect([...tried].sort()).toEqual(siteIds);
    expect(perRun[0]).toBeLessThan(30);
  });

  it('tries every kind of work, though the more urgent ones take all the time they get', async () => {
    const { world, deps, functions, publish, arm, findings } = await given();
    await arm(await approvedWindow(world, { startsAt: '2026-11-02T20:00:00Z', endsAt: '2026-11-02T21:00:00Z' }));
    await publish();
    world.now += 121;
    functions.failing = () => {
      world.now += 25;
      return true;
    };

    await reconcile(deps);

    expect(findings()).toEqual(
      expect.arrayContaining(['unpublished-revision', 'missing-schedule', 'unconcluded-request']),
    );
  });
});
