import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processEntry } from '../../../../local/aws/process/process-table';

/** `darwin` asks `ps`, which Linux has as well. */
describe.each(['linux', 'darwin'] as const)('the process table as %s tells it', (platform) => {
  it('knows a process by its beginning and its command line, for as long as it runs', async () => {
    const sleeper = spawn('sleep', ['61'], { stdio: 'ignore' });
    await once(sleeper, 'spawn');
    const [first, second] = [1, 2].map(() => processEntry(Number(sleeper.pid), platform));
    sleeper.kill();
    await once(sleeper, 'exit');

    expect(first).toEqual({ began: expect.stringMatching(/^\S+$/), commandLine: expect.stringMatching(/sleep 61$/) });
    expect(second).toEqual(first);
    expect(processEntry(Number(sleeper.pid), platform)).toBeUndefined();
  });

  it.each([0, -1, Number.NaN, 99_999_999])('knows no process %d', (pid) => {
    expect(processEntry(pid, platform)).toBeUndefined();
  });
});
