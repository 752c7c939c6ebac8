import { readFileSync } from 'node:fs';
import { eventOf } from './test/edge/function/fixtures';
import { entriesOf, eventOn, paths } from './test/bench/edge-paths';
import { instructionsPerCall } from './test/bench/instructions';
const files = process.argv[2]!.split(','); const words = process.argv.slice(3);
const base = instructionsPerCall('async function handler(event) { return event.request; }', eventOf(), [], 1);
for (const p of paths) {
  if (words.length && !words.some(w => p.name.includes(w))) continue;
  if (p.wildcards && !files[0]!.includes('wild')) continue;
  console.log(p.name.padEnd(48), ...files.map(f => String(instructionsPerCall(readFileSync(f,'utf8'), eventOn(p), entriesOf(p), 1) - base).padStart(8)), JSON.stringify(p.target));
}
