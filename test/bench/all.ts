import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** From the quickest to the longest. */
const benches = ['functions', 'edge', 'reconcile', 'cost', 'console', 'control', 'load'];

/** Runs every benchmark, one after the other, and says at the end which missed a target. */
async function main(): Promise<void> {
  const outcomes: [name: string, minutes: number, code: unknown][] = [];
  for (const name of benches) {
    console.log(`\n## bench:${name}\n`);
    const start = Date.now();
    const child = spawn('npm', ['run', '--silent', `bench:${name}`], { stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    outcomes.push([name, (Date.now() - start) / 60_000, code]);
  }
  console.log('\n| benchmark | minutes | targets |\n|---|---:|---|');
  for (const [name, minutes, code] of outcomes)
    console.log(`| bench:${name} | ${minutes.toFixed(1)} | ${code === 0 ? 'met' : 'MISSED'} |`);
  process.exitCode = outcomes.every(([, , code]) => code === 0) ? 0 : 1;
}

void main();
