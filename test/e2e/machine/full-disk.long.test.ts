import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portsOf } from '../../../local/announce';
import { freeBlock } from '../../../local/aws/gateway/free-port';
import { apiAs } from '../../../local/tour/client';
import { startRuntime } from '../../../local/tour/runtime';
import { giveAssembly } from '../assembly';
import { windowBody } from '../harness';
import { attempt } from './attempt';

const MIB = 1024 * 1024;
/** Only root may mount a small disk. */
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? describe : describe.skip;

asRoot('a disk that fills up', () => {
  let disk: string;
  const full =
    /^The disk that holds \S+ is full: free some space and start again\. Everything that was acknowledged is kept$/;
  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), 'quiesce-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk]);
  });
  afterEach(async () => {
    execFileSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true });
  });

  const fill = (bytes: number) => writeFile(join(disk, 'filler'), Buffer.alloc(bytes)).catch(() => {});

  it('ends the machine in one sentence, and what it acknowledged is there at the next start', async () => {
    const directory = join(disk, 'data');
    const port = await freeBlock(portsOf(0));
    await mkdir(directory);
    await giveAssembly(directory);
    let printed = '';
    const first = await startRuntime({
      directory,
      port,
      onOutput: (text) => {
        printed += text;
      },
    });
    const requester = await apiAs('requester', directory);
    const acknowledged: string[] = [];
    const ask = async () => {
      for (let turn = 0; turn < 90; turn++) {
        if (turn === 10) void fill(200 * MIB);
        const answer = await requester.post('/v1/windows', windowBody({ inSeconds: 3600 + turn * 60, seconds: 30 }));
        if (answer.status === 201) acknowledged.push(String(answer.body.windowId));
      }
    };
    const exited = once(first.process, 'exit');
    await ask().catch(() => {});
    expect((await exited)[0]).toBe(1);
    expect(printed.trim().split('\n').at(-1)).toMatch(full);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);

    await rm(join(disk, 'filler'));
    const second = await startRuntime({ directory, port });
    const viewer = await apiAs('viewer', directory);
    const found = await Promise.all(acknowledged.map(async (id) => (await viewer.get(`/v1/windows/${id}`)).status));
    const { body } = await viewer.get('/v1/audit/verify?siteId=demo');
    await second.stop();
    expect([new Set(found), body.valid]).toEqual([new Set([200]), true]);
  }, 180_000);

  it('is said before anything is started', async () => {
    await fill(80 * MIB);
    expect(await attempt(['--data', join(disk, 'data'), '--port', '0'])).toEqual({
      code: 1,
      complaint: expect.stringMatching(full),
    });
  });
});
