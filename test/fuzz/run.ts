import fc from 'fast-check';
import { expectSoundEnd } from './ending';
import { Fuzzed, type Kept } from './fuzzed';
import { setScene } from './scene';
import { coverage, Failure, take } from './taking';
import { type Wish, wish } from './wishes';

/** Requests to one world: enough to reach deep states, few enough to repeat. */
const perWorld = 500;

let scene: Kept | undefined;

/** A world with the scene set. Only the first plays it: that takes as long as two hundred random requests. */
async function openScene(): Promise<Fuzzed> {
  const fuzzed = await Fuzzed.open(scene);
  if (scene) return fuzzed;
  try {
    await setScene(fuzzed);
    scene = await fuzzed.keep();
    return fuzzed;
  } catch (error) {
    await fuzzed.close();
    throw error;
  }
}

/** @returns what went wrong in a world of its own */
async function failureOf(wishes: readonly Wish[]): Promise<Failure | undefined> {
  const fuzzed = await openScene();
  try {
    for (const one of wishes) await take(fuzzed, one);
    await expectSoundEnd(fuzzed);
    return undefined;
  } catch (error) {
    return error instanceof Failure
      ? error
      : new Failure([String(error)], error instanceof Error ? String(error.stack) : '');
  } finally {
    await fuzzed.close();
  }
}

/** Leaves out as many requests as it can in a few tries, so that the same still goes wrong. */
async function shrunk(wishes: readonly Wish[], failure: Failure): Promise<readonly [readonly Wish[], Failure]> {
  let best: readonly [readonly Wish[], Failure] = [wishes, failure];
  for (let part = Math.ceil(wishes.length / 2), tries = 0; part >= 1 && tries < 24; tries += 1) {
    const [from] = best;
    const starts = Array.from({ length: Math.ceil(from.length / part) }, (_, index) => index * part);
    let smaller: typeof best | undefined;
    for (const start of starts) {
      const rest = [...from.slice(0, start), ...from.slice(start + part)];
      const again = rest.length > 0 && tries++ < 24 ? await failureOf(rest) : undefined;
      if (!again || again.mistakes[0] !== failure.mistakes[0]) continue;
      smaller = [rest, again];
      break;
    }
    if (smaller) best = smaller;
    else part = Math.floor(part / 2);
  }
  return best;
}

/**
 * Sends random requests, each few hundred to a world of their own.
 *
 * @param seed of the first world; the next ones count up
 * @throws Error that says how to repeat what went wrong
 */
export async function fuzz(requests: number, seed: number): Promise<void> {
  for (let world = 0; world * perWorld < requests; world += 1) {
    const wishes = fc.sample(wish, { seed: seed + world, numRuns: Math.min(perWorld, requests - world * perWorld) });
    const failure = await failureOf(wishes);
    if (!failure) continue;
    const [least, mistake] = process.env.FUZZ_SHRINK ? await shrunk(wishes, failure) : [wishes, failure];
    const again = `FUZZ_SEED=${seed + world} FUZZ_REQUESTS=${wishes.length}`;
    throw new Error(`${again} (FUZZ_SHRINK=1 for fewer), with ${least.length} requests\n${mistake.message}`);
  }
  if (process.env.FUZZ_COVERAGE) console.log(coverage());
}

/** How many requests, and from which seed; of the two files that share them. */
export const requests = Number(process.env.FUZZ_REQUESTS ?? 10_000);
export const seed = Number(process.env.FUZZ_SEED ?? 20_261_127);
