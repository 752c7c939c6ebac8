import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine } from '../../../../local/aws/dynamodb/engine';

const root = join(__dirname, '..', '..', '..', '..');

/** A process may go between a look and a read, so only the read asks; a zombie has no command line. */
const isAlive = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
};

/** A process that starts the engine and then does nothing. */
async function startParent(directory: string) {
  const script = `require('${root}/local/aws/dynamodb/engine.ts').startEngine('${directory}').then(() => console.log('up'))`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  return { parent, pid: Number(readFileSync(join(directory, 'dynamodb.pid'), 'utf8')) };
}

describe('the database engine', () => {
  const directory = mkdtempSync(join(tmpdir(), 'engine-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('dies with a runtime that is killed with -9', async () => {
    const { parent, pid } = await startParent(directory);
    const before = isAlive(pid);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    for (let turn = 0; turn < 100 && isAlive(pid); turn++) await sleep(20);

    expect([before, isAlive(pid)]).toEqual([true, false]);
  }, 20_000);

  it('is taken over when another start finds it on the same directory', async () => {
    const { parent, pid } = await startParent(directory);
    const engine = await startEngine(directory);
    const after = isAlive(pid);
    await engine.stop();
    parent.kill();

    expect(after).toBe(false);
  }, 20_000);

  it('starts again on the same port when only the database was killed', async () => {
    const engine = await startEngine(directory);
    const pid = Number(readFileSync(join(directory, 'dynamodb.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await sleep(5);
    await engine.client.untilReady();
    const next = Number(readFileSync(join(directory, 'dynamodb.pid'), 'utf8'));
    const restarted = [next !== pid, isAlive(next)];
    await engine.stop();

    expect([restarted, isAlive(next)]).toEqual([[true, true], false]);
  }, 20_000);

  it('leaves nothing running after it was stopped', async () => {
    const engine = await startEngine(directory);
    const pid = Number(readFileSync(join(directory, 'dynamodb.pid'), 'utf8'));
    await engine.stop();

    expect([isAlive(pid), existsSync(join(directory, 'dynamodb.pid'))]).toEqual([false, false]);
  });
});
