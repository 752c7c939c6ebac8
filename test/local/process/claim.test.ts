import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from '../../../local/aws/process/predecessor';
import { claim, end, ownerOf } from '../../../local/process/claim';

const root = join(__dirname, '..', '..', '..');

describe('a data directory', () => {
  let directory: string;
  let sleeper: ChildProcess;
  const file = () => join(directory, 'quiesce.pid');
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'claim-'));
    sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  });
  afterEach(() => {
    sleeper.kill();
    rmSync(directory, { recursive: true });
  });
  const ownedBy = ({ pid }: ChildProcess) => writeFileSync(file(), `${pid} ${startOf(Number(pid))} 4560`);

  it('is refused while a machine has it, naming the process, and the machine lives on', async () => {
    ownedBy(sleeper);

    await expect(claim(directory, 5000)).rejects.toThrow(
      `Quiesce is already running on ${directory}, as process ${sleeper.pid}`,
    );
    expect([ownerOf(directory), sleeper.signalCode]).toEqual([{ pid: sleeper.pid, port: 4560 }, null]);
  });

  it('is free once its machine was ended', async () => {
    ownedBy(sleeper);
    const exited = once(sleeper, 'exit');
    await end({ pid: Number(sleeper.pid), port: 4560 });
    const giveBack = await claim(directory, 5000);

    expect((await exited)[1]).toBe('SIGTERM');
    expect(readFileSync(file(), 'utf8')).toBe(`${process.pid} ${startOf(process.pid)} 5000`);
    giveBack();
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each([
    ['a dead process left', () => '99999999 1 4560'],
    ['an earlier version left', () => '99999999 1'],
    ['names a stranger that got the number of a dead process', () => `${sleeper.pid} 1 4560`],
    ['a start that was killed in the middle of writing left', () => ''],
  ])('is taken without a word when its file is one that %s', async (_, text) => {
    writeFileSync(file(), text());
    const giveBack = await claim(directory, 5000);

    expect([sleeper.exitCode, sleeper.signalCode]).toEqual([null, null]);
    giveBack();
  });

  it('stays with a successor when it is given back late', async () => {
    const giveBack = await claim(directory, 5000);
    writeFileSync(file(), '99999999 1 4560');
    giveBack();

    expect(existsSync(file())).toBe(true);
  });

  it('goes to one of many starts at once, though a dead process left its file', async () => {
    writeFileSync(file(), '99999999 1 4560');
    const script = `require('${root}/local/process/claim.ts').claim('${directory}', 1).then(() => { console.log('mine'); setInterval(() => {}, 1000); }, () => process.exit(3));`;
    const starts = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    const outcomes = await Promise.all(
      starts.map((start) =>
        Promise.race([once(start.stdout, 'data').then(() => 'mine'), once(start, 'exit').then(([code]) => code)]),
      ),
    );
    for (const start of starts) start.kill();

    expect(outcomes.sort()).toEqual([3, 3, 3, 'mine']);
  }, 20_000);
});
