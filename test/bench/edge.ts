import { buildViewerRequest, GATE_BYTES } from '../../edge/build/build';
import { eventOf } from '../edge/function/fixtures';
import { entriesOf, eventOn, paths } from './edge-paths';
import { instructionsPerCall } from './instructions';

/** Any path may cost so much more than its target where that makes the source easier to read; docs/benchmarks.md says which do. */
const ALLOWANCE = 1.03;

/**
 * Prints what each path of the edge function costs and fails when one costs more than its target. Needs njs and valgrind. Words
 * after the command choose the paths whose names have one of them.
 */
const noop = 'async function handler(event) { return event.request; }';

/** The least any function could do that looks its hostname up. */
const floor = `import cf from 'cloudfront';
const store = cf.kvs();
async function handler(event) {
  const request = event.request;
  try { await store.get(request.headers.host.value); } catch (error) { return request; }
  return request;
}`;

const base = instructionsPerCall(noop, eventOf(), []);
const hit = instructionsPerCall(floor, eventOf(), entriesOf({})) - base;
const miss = instructionsPerCall(floor, eventOf({ headers: { host: 'other.example.com' } }), entriesOf({})) - base;
console.log(`instructions over an async no-op; floor: ${hit} on a hit, ${miss} on a miss`);

const codes = { exact: buildViewerRequest(), wildcards: buildViewerRequest({ wildcards: true }) };
let over = 0;
const words = process.argv.slice(2);
const chosen = paths.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
for (const path of chosen) {
  const { name, target, wildcards } = path;
  const code = wildcards ? codes.wildcards : codes.exact;
  const cost = instructionsPerCall(code, eventOn(path), entriesOf(path)) - base;
  const aim = typeof target === 'number' ? target : 'hit' in target ? target.hit * hit : target.miss * miss;
  const limit = ALLOWANCE * aim;
  if (cost > limit) over++;
  const ratio = (cost / (typeof target === 'object' && 'miss' in target ? miss : hit)).toFixed(2);
  const beyond = `${(100 * (cost / aim - 1)).toFixed(1)} %`;
  const verdict = cost > limit ? `OVER by ${beyond}` : cost > aim ? `ok, ${beyond} over` : 'ok';
  console.log(
    `${verdict.padEnd(15)} ${name.padEnd(48)} ${String(cost).padStart(8)}  ${ratio} × floor, target ${Math.round(aim)}`,
  );
}
const bytes = Buffer.byteLength(codes.exact);
console.log(`${bytes} bytes of code, target ${GATE_BYTES}`);
process.exitCode = over > 0 || bytes > GATE_BYTES ? 1 : 0;
