import fc from 'fast-check';
import { Refusal } from '../../../lambdas/domain/refusal';
import { windowStatuses } from '../../../lambdas/domain/window/window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import type { Commit, Store } from '../../../lambdas/store/port';
import { forkOf, type World } from '../fixtures';
import type { StepContext } from '../step-context';
import { type Act, type Fate, historyOf, type Step } from './histories';
import {
  type Asked,
  assertInvariants,
  changedBetween,
  expectFairVotes,
  expectSound,
  expectTold,
  windowsIn,
} from './invariant-checks';
import { createOrigins, origins } from './origins';
import { isRepeatable, takeStep } from './steps';

let worlds: Readonly<Record<(typeof origins)[number], World>>;
beforeAll(async () => {
  worlds = await createOrigins();
});

const origin = fc.constantFrom(...origins);

class Crash extends Error {}

/** A process that dies at its first commit of a state change: before it, or after, when nobody hears the answer. */
function dying({ deps, store }: World, fate: Fate): World['deps'] {
  const commit = async (change: Commit) => {
    if (!change.audit || fate === 'once' || fate === 'twice') return store.commit(change);
    if (fate === 'dies after') await store.commit(change);
    throw new Crash();
  };
  return { ...deps, store: Object.assign(Object.create(store) as Store, { commit }) };
}

/** How a step ended. Anything but an answer, a refusal and a death fails the test. */
async function outcomeOf(context: StepContext, step: Step): Promise<'answered' | 'refused' | 'died'> {
  try {
    await takeStep(context, step);
    return 'answered';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    if (error instanceof Crash) return 'died';
    throw error;
  }
}

/** Lives a history, looking at everything after every delivery. @returns what happened in it */
async function live(world: World, acts: readonly Act[]): Promise<Set<string>> {
  const asked: Asked = new Map();
  const happened = new Set<string>();
  for (const [index, { step, fate }] of acts.entries()) {
    const seen = [...world.store.standing().values()];
    const context = { world, seen, key: `step ${index}` };
    const deliver = async (deps: World['deps']) => {
      const before = world.store.standing();
      const outcome = await outcomeOf({ ...context, deps }, step);
      const after = world.store.standing();
      const told = await expectTold(world, before, after);
      for (const { action } of told) happened.add(action);
      const changed = changedBetween(before, after).length > 0;
      if (!changed) return { outcome, changed };
      expectSound(before, after);
      expectFairVotes(before, after, told, asked);
      assertInvariants(
        outcome === 'answered' || (outcome === 'died' && fate === 'dies after'),
        `nothing changes: ${outcome}`,
        step,
      );
      return { outcome, changed };
    };
    const first = await deliver(dying(world, fate));
    if (fate === 'once') continue;
    const again = await deliver(world.deps);
    // What was changed, or refused, the first time is not changed by a repeat; only what died unheard is done now.
    const unheard = fate === 'dies before' && first.outcome === 'died';
    assertInvariants(!again.changed || unheard || !isRepeatable(step), 'a repeat changes nothing', step);
    if (first.outcome === 'died') happened.add(`${fate}, then ${again.outcome}`);
  }
  for (const { status } of windowsIn(world.store.all())) happened.add(status);
  return happened;
}

describe('in any history of a site', () => {
  it('every change is told once, no plan is enforced without its votes, nobody votes twice or on their own, repeats and refusals change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(origin, historyOf({ minLength: 1, maxLength: 12 }), async (from, acts) => {
        await live(forkOf(worlds[from]), acts);
      }),
      { numRuns: Number(process.env.HISTORIES ?? 10_000) },
    );
  }, 300_000);

  it('the same holds in long ones', async () => {
    await fc.assert(
      fc.asyncProperty(origin, historyOf({ minLength: 30, maxLength: 80 }), async (from, acts) => {
        await live(forkOf(worlds[from]), acts);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('everything happens that can', async () => {
    const happened = new Set<string>();
    const histories = fc.sample(fc.tuple(origin, historyOf({ minLength: 10, maxLength: 40 })), {
      seed: 20_261_102,
      numRuns: 150,
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
  'dies before, then answered',
  'dies after, then answered',
];
