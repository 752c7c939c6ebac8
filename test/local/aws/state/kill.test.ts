import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '../../../../local/aws/state/lmdb-state';

/** Writes without end, and prints a number when everything up to it is stored. */
const writer = `
  import { openState } from ${JSON.stringify(join(process.cwd(), 'local/aws/state/lmdb-state'))};
  const state = openState(process.argv.at(-1) ?? '');
  const [one, other] = [state.map<number>('one'), state.map<number>('other')];
  const write = async () => {
    for (let n = 1; ; n++) {
      one.put(String(n).padStart(8, '0'), n);
      other.put('last', n);
      if (n % 3 === 0) one.delete(String(n - 1).padStart(8, '0'));
      await state.stored();
      process.stdout.write(n + '\\n');
    }
  };
  void write();
`;

async function lastPrintedBefore(child: ChildProcess, milliseconds: number): Promise<number> {
  let text = '';
  const first = new Promise((resolve) => child.stdout?.once('data', resolve));
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  await first;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
}

it.each([5, 120, 333])('what was stored survives the end of the process %d ms later', async (milliseconds) => {
  const directory = mkdtempSync(join(tmpdir(), 'state-kill-'));
  const script = join(directory, 'write.ts');
  writeFileSync(script, writer);
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory], { stdio: [...stdio] });

  const last = await lastPrintedBefore(child, milliseconds);

  const state = openState(directory);
  expect(last).toBeGreaterThan(0);
  expect(state.map('other').get('last')).toBeGreaterThanOrEqual(last);
  const kept = state
    .map<number>('one')
    .entries()
    .map(([, n]) => n);
  const wanted = Array.from({ length: last }, (_, n) => n + 1).filter((n) => n % 3 !== 2);
  // Whether the last of a pair was deleted again is open.
  expect(kept.filter((n) => n <= last && n % 3 !== 2)).toEqual(wanted);
  expect(kept.filter((n) => n < last && n % 3 === 2)).toEqual([]);
  await state.close();
  rmSync(directory, { recursive: true });
});
