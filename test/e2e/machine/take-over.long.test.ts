import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../../local/aws/gateway/free-port';
import { Stage } from '../harness';
import { attempt } from './attempt';

describe('a second start on the data of a running machine', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const again = (...args: string[]) => attempt(['--data', stage.directory, '--port', '0', ...args]);
  const isWell = async () => (await (await stage.api('viewer')).get('/v1/windows')).status;

  it('is refused with the process that runs, which goes on', async () => {
    expect(await again()).toEqual({
      code: 1,
      complaint: expect.stringMatching(
        new RegExp(`^Quiesce is already running on ${stage.directory}, as process ${stage.pid}\\. .*--take-over$`),
      ),
    });
    expect(await isWell()).toBe(200);
  });

  it.each([
    ['a wrong option', () => ['--prot', '1'], /Unknown option/],
    ['a wrong configuration', () => ['--config', wrongConfiguration()], /sites must be an array/],
    ['a configuration that is not there', () => ['--config', join(stage.directory, 'none.json')], /cannot be read/],
  ])('costs the running machine nothing when it would take over with %s', async (_, args, words) => {
    const assembly = readFileSync(join(stage.directory, 'cdk.out', 'manifest.json'), 'utf8');
    expect(await again('--take-over', ...args())).toEqual({ code: 1, complaint: expect.stringMatching(words) });
    expect(await isWell()).toBe(200);
    expect(readFileSync(join(stage.directory, 'cdk.out', 'manifest.json'), 'utf8')).toBe(assembly);
  });

  it('costs the running machine nothing when the database that it names does not answer', async () => {
    const args = ['--data', stage.directory, '--port', '0', '--take-over'];
    const { code, complaint } = await attempt(args, { DYNAMODB_ENDPOINT: `http://127.0.0.1:${await freePort()}` });

    expect([code, complaint]).toEqual([1, expect.stringMatching(/^The database at \S+ does not answer/)]);
    expect(await isWell()).toBe(200);
  });

  function wrongConfiguration(): string {
    const file = join(stage.directory, 'wrong.json');
    writeFileSync(file, '{"sites": 3}');
    return file;
  }

  it('costs the running machine nothing when a port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, complaint } = await attempt(['--data', stage.directory, '--port', String(port), '--take-over']);
    other.close();

    expect([code, complaint]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
    expect(await isWell()).toBe(200);
  });

  it('continues in its place with --take-over, on the same ports and with all it knew', async () => {
    const { windowId } = await stage.requestWindow();
    const first = stage.pid;
    await stage.restart('--take-over');

    expect(stage.pid).not.toBe(first);
    expect((await stage.window(windowId)).status).toBe('requested');
  }, 120_000);
});
