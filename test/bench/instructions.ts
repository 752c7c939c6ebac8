import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EdgeEntry } from '../../edge/document/document';
import type { EdgeEvent } from '../../edge/function/event';

const CALLS = 400;

const store = (
  entries: readonly EdgeEntry[],
) => `const values = JSON.parse(${text(entries.map((e) => [e.key, e.value]))})
  .reduce((all, pair) => { all[pair[0]] = pair[1]; return all; }, {});
export default { kvs() { return { get(key) {
  const value = values[key];
  return value === undefined ? Promise.reject(new Error('KeyNotFound')) : Promise.resolve(value);
} } } };`;

const driver = (event: EdgeEvent, calls: number) => `
async function call(event) { for (let left = ${calls}; left > 0; left--) await handler(event); }
call(JSON.parse(${text(event)}));`;

/** A JavaScript literal of the JSON of a value. */
function text(value: unknown): string {
  return JSON.stringify(JSON.stringify(value));
}

/**
 * Instructions that one call of `handler` takes on njs under callgrind: many calls less one call, so loading does not
 * count. The number is the same at each run. It moves by some 3 % with what else is in the file, because memory is laid
 * out otherwise; so the median over files that differ only in functions nobody calls.
 */
export function instructionsPerCall(code: string, event: EdgeEvent, entries: readonly EdgeEntry[], files = 3): number {
  const directory = mkdtempSync(path.join(tmpdir(), 'edge-bench-'));
  try {
    mkdirSync(path.join(directory, 'mod'));
    writeFileSync(path.join(directory, 'mod', 'cloudfront'), store(entries));
    const total = (calls: number, padding: string) =>
      instructions(directory, `${code}\n${padding}\n${driver(event, calls)}`);
    const costs = paddings.slice(0, files).map((padding) => (total(CALLS + 1, padding) - total(1, padding)) / CALLS);
    return Math.round(costs.sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const paddings = [0, 9, 15].map((count) =>
  Array.from({ length: count }, (_, index) => `function padding${index}() { return ${index}; }`).join('\n'),
);

function instructions(directory: string, script: string): number {
  writeFileSync(path.join(directory, 'main.js'), script);
  const njs = ['njs', '-s', '-u', '-p', 'mod', 'main.js'];
  execFileSync('valgrind', ['--tool=callgrind', '--callgrind-out-file=profile', ...njs], {
    cwd: directory,
    stdio: 'pipe',
  });
  const [, total] = /^(?:summary|totals): (\d+)/m.exec(readFileSync(path.join(directory, 'profile'), 'utf8')) ?? [];
  if (total === undefined) throw new Error('callgrind left no total');
  return Number(total);
}
