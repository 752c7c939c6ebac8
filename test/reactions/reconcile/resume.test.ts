import fc from 'fast-check';
import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { digestOf } from '../../../lambdas/domain/window/plan';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import type { Finding, Repair } from '../../../lambdas/reactions/reconcile/repair';
import { type Resume, repairAll } from '../../../lambdas/reactions/reconcile/repair-all';
import { Run } from '../../../lambdas/reactions/reconcile/run';
import { urgencies, urgencyOf } from '../../../lambdas/reactions/reconcile/urgency';
import type { Store } from '../../../lambdas/store/port';
import { approvedWindow, createWorld, hour, refOf, requestedWindow } from '../../commands/fixtures';
import { FakeFunctions } from '../fakes';
import { createReconcile } from './fixtures';

const findings = Object.keys(urgencyOf) as Finding[];

const aRepair = fc
  .record({ finding: fc.constantFrom(...findings), at: fc.nat(9), subjectId: fc.nat(99).map((n) => `demo.${n}`) })
  .map((repair): Repair => ({ ...repair, act: 'publishEdge', payload: { ...repair } }));
const theRepairs = fc.uniqueArray(aRepair, { maxLength: 60, selector: ({ payload }) => JSON.stringify(payload) });

/** Repairs that are never done, each of which takes so long. */
async function never(
  repairs: readonly Repair[],
  seconds: (repair: Repair) => number,
  until: (begun: readonly Repair[]) => boolean,
) {
  const world = await createWorld();
  const functions = new FakeFunctions();
  let begun: Repair[] = [];
  functions.failing = (_, payload) => {
    const repair = repairs.find((one) => JSON.stringify(one.payload) === JSON.stringify(payload));
    if (repair) begun.push(repair);
    world.now += repair ? seconds(repair) : 0;
    return true;
  };
  const acts = {
    onControlChange: '',
    notifyApprovers: '',
    concludeRequest: '',
    flipWindow: '',
    publishEdge: '',
    publicNotices: '',
    proveFlip: '',
  };
  const deps = { ...world.deps, functions, acts, log: () => undefined };
  const runs: (readonly Repair[])[] = [];
  let resume: Resume = {};
  let left = 0;
  while (runs.length < 200 && !until(runs.flat())) {
    begun = [];
    ({ resume, left } = await repairAll(new Run(deps), deps.clock, repairs, resume));
    runs.push(begun);
    world.now += 900;
  }
  return { runs, left };
}

const rank = ({ finding }: Repair): number => urgencies.indexOf(urgencyOf[finding]);

describe('repairs that are never done', () => {
  it('are all tried again and again, however long each takes and however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(theRepairs, fc.integer({ min: 0, max: 65 }), async (repairs, seconds) => {
        const { runs } = await never(
          repairs,
          () => seconds,
          (begun) => new Set(begun).size === repairs.length,
        );
        expect(new Set(runs.flat()).size).toBe(repairs.length);
      }),
      { numRuns: 60 },
    );
  });

  it('are tried in the order of their urgency, and none twice, in a run that has the time', async () => {
    await fc.assert(
      fc.asyncProperty(theRepairs, async (repairs) => {
        const { runs, left } = await never(
          repairs,
          () => 0,
          (begun) => begun.length > 0 || repairs.length === 0,
        );
        const order = runs.flat().map(rank);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(order).toHaveLength(repairs.length);
        expect(left).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('leave others of their kind the same chance: none is tried twice before each was tried once', async () => {
    await fc.assert(
      fc.asyncProperty(theRepairs, async (repairs) => {
        const mails = repairs.filter(({ finding }) => urgencyOf[finding] === 'mails');
        const { runs } = await never(
          mails,
          () => 30,
          (begun) => begun.length >= 2 * mails.length,
        );
        const begun = runs.flat();
        for (const repair of mails) {
          const again = begun.indexOf(repair, begun.indexOf(repair) + 1);
          expect(new Set(begun.slice(0, again < 0 ? begun.length : again)).size).toBe(mails.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a run that has not the time to look at everything', () => {
  it('goes on in the next run with the windows that it did not reach', async () => {
    const { world, deps, publish } = await createReconcile();
    await reconcile(deps);
    const window = await approvedWindow(world, { startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z' });
    await markOutcomeMailed(world.deps, refOf(window));
    for (let n = 0; n < 450; n++) {
      const windowId = `${window.windowId.slice(0, -3)}${String(n + 500)}`;
      const plan = { ...window.plan, startsAt: window.plan.startsAt + n * hour, endsAt: window.plan.endsAt + n * hour };
      const value = { ...window, windowId, plan, digest: digestOf(windowId, 1, plan), version: 1 };
      await world.store.commit({ put: [{ kind: 'window', value }] });
    }
    await publish();
    world.now += 121;
    const windows: Store['windows'] = (filter, page) => {
      world.now += filter.status === 'approved' && filter.from !== undefined ? 40 : 0;
      return world.store.windows(filter, page);
    };
    const slow = Object.assign(Object.create(world.store), { windows });
    const missed = new Set<string>();
    deps.functions.call = async (_, payload) => {
      const { repair } = Object(payload);
      if (repair) missed.add(repair.subjectId);
    };

    await reconcile({ ...deps, store: slow });
    const first = missed.size;
    world.now += 900;
    await reconcile({ ...deps, store: slow });

    expect(first).toBeLessThan(451);
    expect(missed.size).toBe(451);
  });

  it('goes on with the questions that it did not reach', async () => {
    const { world, deps, publish } = await createReconcile();
    const ids: string[] = [];
    for (let n = 0; n < 90; n++) ids.push((await requestedWindow(world, { paths: [`/p${n}`] })).windowId);
    await publish();
    world.now += 121;
    const load: Store['load'] = (keys) => {
      world.now += keys.some(({ kind }) => kind === 'proposal') ? 101 : 0;
      return world.store.load(keys);
    };
    const slow = Object.assign(Object.create(world.store), { load });
    const asked = new Set<string>();
    deps.functions.call = async (_, payload) => {
      const { repair } = Object(payload);
      if (repair) asked.add(repair.subjectId);
    };

    await reconcile({ ...deps, store: slow });
    expect(asked.size).toBe(50);
    world.now += 900;
    await reconcile({ ...deps, store: slow });

    expect([...asked].sort()).toEqual(ids.sort());
  });
});
