import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, type FunctionName } from '../../lambdas/functions/environment';
import { buildFunction, buildHandler } from '../../lib/constructs/shared/build-function';
import { type Load, load } from './load-function';
import { median, middleHalf } from './statistics';

/** How much more CPU time than the bare handler a function may take to load. */
const LIMIT = 1.3;
/** As anybody gets it: with the SDK's whole chain of credentials. */
const BARE = 'bare handler';
/** The same without that chain, as our functions are built. */
const BARER = 'without the chain';

/**
 * Prints how large the bundle of each function is and what it takes to load in a fresh process, beside a bare handler
 * with lib-dynamodb that is bundled and minified in the same way, and fails when a function takes more than LIMIT times as long. Each
 * round loads everything once, and a ratio is the median of the rounds' ratios, so what else the machine does is on
 * both sides. A number after the command says how many rounds; words choose functions.
 */
function bench(rounds: number, names: readonly FunctionName[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-functions-'));
  try {
    buildHandler('test/bench/bare-handler.ts', join(folder, BARE), {});
    buildHandler('test/bench/bare-handler.ts', join(folder, BARER));
    for (const name of names) buildFunction(name, join(folder, name));
    const files = [BARE, BARER, ...names].map((name) => [name, join(folder, name, 'index.js')] as const);
    const loads = Array.from({ length: rounds }, () => new Map(files.map(([name, file]) => [name, load(file)])));
    return files.map(([name, file]) => report(name, file, loads)).every((met) => met);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns whether the function loads within its limit */
function report(name: string, file: string, loads: readonly ReadonlyMap<string, Load>[]): boolean {
  const of = (which: string, time: keyof Load) => loads.map((round) => round.get(which)?.[time] ?? Number.NaN);
  const ratio = (time: keyof Load, reference = BARE) => {
    const bare = of(reference, time);
    return median(of(name, time).map((value, round) => value / (bare[round] ?? Number.NaN)));
  };
  const [low, high] = middleHalf(of(name, 'cpu')).map((value) => value.toFixed(1));
  const met = ratio('cpu') <= LIMIT;
  console.log(
    `${met ? 'ok  ' : 'OVER'} ${name.padEnd(20)} ${String(statSync(file).size).padStart(7)} bytes  ` +
      `CPU ${median(of(name, 'cpu')).toFixed(1)} ms (${low} to ${high}), ${ratio('cpu').toFixed(2)} × bare, ` +
      `${ratio('cpu', BARER).toFixed(2)} × bare without the chain  ` +
      `wall ${median(of(name, 'wall')).toFixed(1)} ms, ${ratio('wall').toFixed(2)} × bare`,
  );
  return met;
}

const isFunction = (name: string): name is FunctionName => Object.hasOwn(environment, name);
const words = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 31);
const names = Object.keys(environment).filter(isFunction);
const chosen = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
process.exitCode = bench(rounds, chosen) ? 0 : 1;
