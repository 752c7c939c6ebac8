import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeDirectory } from '../../../local/process/pid-file';
import { startOf } from '../../../local/process/predecessor';

describe('taking a data directory', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pid-'));
  const file = join(directory, 'quiesce.pid');
  afterAll(() => rmSync(directory, { recursive: true }));

  const startSleeper = () => spawn('sleep', ['60'], { stdio: 'ignore' });

  it('ends the predecessor and says so', async () => {
    const sleeper = startSleeper();
    const exited = once(sleeper, 'exit');
    writeFileSync(file, `${sleeper.pid} ${startOf(Number(sleeper.pid))}`);
    const lines: string[] = [];
    const giveBack = await takeDirectory(directory, (line) => lines.push(line));

    expect((await exited)[1]).toBe('SIGTERM');
    expect(lines).toEqual([`Took over from an earlier start on ${directory}`]);
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    giveBack();
    expect(existsSync(file)).toBe(false);
  });

  it('leaves a stranger alone that got the number of a dead predecessor', async () => {
    const stranger = startSleeper();
    writeFileSync(file, `${stranger.pid} 1`);
    const giveBack = await takeDirectory(directory, () => {});

    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
    stranger.kill();
    giveBack();
  });

  it('keeps the pid file of a successor', async () => {
    const giveBack = await takeDirectory(directory, () => {});
    writeFileSync(file, '999999 1');
    giveBack();
    expect(readFileSync(file, 'utf8')).toBe('999999 1');
  });
});
