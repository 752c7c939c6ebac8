import fc from 'fast-check';
import { windowStatuses } from '../../../lambdas/domain/window/window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { forkOf } from '../fixtures';
import { historyOf } from './histories';
import { expectSound } from './invariant-checks';
import { dying, live, liveMany, origin, outcomeOf } from './live';
import { createOrigins } from './origins';
import { expectStarts } from './start-checks';

let worlds: Awaited<ReturnType<typeof createOrigins>>;
beforeAll(async () => {
  worlds = await createOrigins();
});

/** Thousands of them: invariants.long.test.ts. */
describe('in any history of a site', () => {
  it('every change is told once, no plan is enforced without its votes, nobody votes twice or on their own, repeats and refusals change nothing', async () => {
    await liveMany(worlds, 500, { minLength: 1, maxLength: 12 });
  }, 120_000);

  it('everything happens that can', async () => {
    const happened = new Set<string>();
    const histories = fc.sample(fc.tuple(origin, historyOf({ minLength: 10, maxLength: 40 })), {
      seed: 20_261_102,
      numRuns: 300,
    });
    for (const [from, acts] of histories) {
      for (const word of await live(forkOf(worlds[from]), acts)) happened.add(word);
    }
    expect([...windowStatuses, ...actions].filter((word) => !happened.has(word))).toEqual([]);
  }, 120_000);

  it('the same holds when several commands run at once', async () => {
    await fc.assert(
      fc.asyncProperty(origin, historyOf({ minLength: 4, maxLength: 24 }), async (from, acts) => {
        const world = forkOf(worlds[from]);
        for (let first = 0; first < acts.length; first += 4) {
          const before = world.store.standing();
          const seen = [...before.values()];
          await Promise.all(
            acts.slice(first, first + 4).map(({ step, fate }, index) => {
              const deps = dying(world, fate);
              return outcomeOf({ world, deps, seen, key: `step ${first + index}` }, step);
            }),
          );
          expectSound(before, world.store.standing());
          expectStarts(before, world.store.standing());
          for (const chain of ['demo', 'shop', 'ORG']) {
            expect(await verifyAudit(world.deps, chain)).toMatchObject({ valid: true });
          }
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

const actions = [
  'request',
  'edit',
  'amend',
  'extend',
  'withdraw',
  'comment',
  'emergency',
  'ratify',
  'lapse',
  'use-template',
  'propose-template',
  'propose-policy',
  'approve',
  'reject',
  'expire',
  'cancel',
  'flip-start',
  'flip-end',
  'end',
  'on approval requested',
  'on approval approved',
  'on approval active',
  'on approval expired',
  'some hostnames requested',
  'some hostnames active',
  'dies before, then answered',
  'dies after, then answered',
];
