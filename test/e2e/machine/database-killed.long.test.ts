import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, Stage, windowBody } from '../harness';

describe('a database that is killed with -9', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const killDatabase = async () => {
    // It has no process id while it is started again.
    const pid = await eventually(
      () => readFile(join(stage.directory, 'dynamodb.pid'), 'utf8').catch(() => ''),
      (text) => text !== '',
    );
    process.kill(Number(pid), 'SIGKILL');
  };

  it('again and again costs callers a moment, loses nothing and does nothing twice', async () => {
    const requester = await stage.api('requester');
    const statuses: number[] = [];
    const reasons: string[] = [];
    const ask = async (caller: number) => {
      for (let turn = 0; turn < 25; turn++) {
        const reason = `Caller ${caller}, turn ${turn}`;
        const inSeconds = 3600 + (caller * 25 + turn) * 60;
        const window = windowBody({ inSeconds, seconds: 30, more: { reason } });
        const first = await requester.post('/v1/windows', window);
        // Calls that waited for the database all go on at once, and one may lose to the others five times.
        const isContended = first.body.code === 'contended';
        const { status } = isContended ? await requester.post('/v1/windows', window) : first;
        statuses.push(status);
        reasons.push(reason);
      }
    };
    const callers = [0, 1, 2].map(ask);
    for (let kill = 0; kill < 4; kill++) {
      await sleep(700);
      await killDatabase();
    }
    await Promise.all(callers);

    expect(statuses.filter((status) => status !== 201)).toEqual([]);
    expect((await everyReason()).sort()).toEqual(reasons.sort());
    expect(await stage.chainVerifies()).toBe(true);
  }, 120_000);

  async function everyReason(): Promise<string[]> {
    const viewer = await stage.api('viewer');
    const found: string[] = [];
    let cursor = '';
    do {
      const { body } = await viewer.get(`/v1/windows?siteId=demo&limit=50${cursor}`);
      found.push(...(body.items as { reason: string }[]).map(({ reason }) => reason));
      cursor = typeof body.cursor === 'string' ? `&cursor=${encodeURIComponent(body.cursor)}` : '';
    } while (cursor);
    return found;
  }
});
