import fc from 'fast-check';
import { Refusal } from '../../../lambdas/domain/refusal';
import type { Commit, Store } from '../../../lambdas/store/port';
import { forkOf, type World } from '../fixtures';
import type { StepContext } from '../step-context';
import { expectDue } from './due-checks';
import { type Asked, expectFairVotes } from './fair-votes';
import { type Act, type Fate, historyOf, type Step } from './histories';
import { assertInvariants, changedBetween, expectSound, expectTold, windowsIn } from './invariant-checks';
import { type createOrigins, origins } from './origins';
import { expectStarts } from './start-checks';
import { isRepeatable, takeStep } from './steps';
import { Ways } from './ways';

type Worlds = Awaited<ReturnType<typeof createOrigins>>;

/** Where a history begins. */
export const origin = fc.constantFrom(...origins);

class Crash extends Error {}

/** A process that dies at its first commit of a state change: before it, or after, when nobody hears the answer. */
export function dying({ deps, store }: World, fate: Fate): World['deps'] {
  const commit = async (change: Commit) => {
    if (!change.audit || fate === 'once' || fate === 'twice') return store.commit(change);
    if (fate === 'dies after') await store.commit(change);
    throw new Crash();
  };
  return { ...deps, store: Object.assign(Object.create(store) as Store, { commit }) };
}

/** How a step ended. Anything but an answer, a refusal and a death fails the test. */
export async function outcomeOf(context: StepContext, step: Step): Promise<'answered' | 'refused' | 'died'> {
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
export async function live(world: World, acts: readonly Act[]): Promise<Set<string>> {
  const asked: Asked = new Map();
  const ways = new Ways(world.store.standing());
  // Step 0 is what the origin did.
  let deliveries = 1;
  const happened = new Set<string>();
  for (const [index, { step, fate }] of acts.entries()) {
    const seen = [...world.store.standing().values()];
    const context = { world, seen, key: `step ${index}` };
    const deliver = async (deps: World['deps']) => {
      const before = world.store.standing();
      const outcome = await outcomeOf({ ...context, deps }, step);
      const after = world.store.standing();
      const told = await expectTold(world, before, after);
      expectDue(after);
      for (const { action } of told) happened.add(action);
      const changed = changedBetween(before, after).length > 0;
      ways.observe(before, after, told, deliveries++);
      if (!changed) return { outcome, changed };
      expectSound(before, after);
      expectStarts(before, after);
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
  for (const { status, plan } of windowsIn(world.store.all())) {
    happened.add(status);
    if (plan.hostnamesChosen) happened.add(`some hostnames ${status}`);
    if (plan.onApproval) happened.add(`on approval ${status}`);
  }
  return happened;
}

/** Lives so many random histories of so many steps. */
export const liveMany = (
  worlds: Worlds,
  numRuns: number,
  size: { readonly minLength: number; readonly maxLength: number },
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(origin, historyOf(size), async (from, acts) => {
      await live(forkOf(worlds[from]), acts);
    }),
    { numRuns },
  );
