import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { main } from '../../cli/main';
import { useKeys } from './aws-keys';
import { fakeIo } from './fake-io';

/** What an attempt meets: an answer, or a way to lose the connection. */
type Fate = 'answer' | 'lost-before' | 'lost-after' | 'half' | 'gateway' | 'contended';

interface Seen {
  readonly method: string;
  readonly key: string | undefined;
}

const environment = useKeys();
let server: Server;
let fates: Fate[] = [];
let seen: Seen[] = [];
/** How often something was done; a key is done once, as in the API. */
let done: Map<string, number>;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    request.resume();
    const key = request.headers['idempotency-key']?.toString();
    seen.push({ method: request.method ?? '', key });
    const fate = fates.shift() ?? 'answer';
    if (fate === 'lost-before') return void request.socket.destroy();
    if (fate === 'contended') return void response.writeHead(409).end('{"code":"contended","detail":"Busy."}');
    if (request.method !== 'GET')
      done.set(key ?? '', (done.get(key ?? '') ?? 0) + (done.has(key ?? '') && key ? 0 : 1));
    if (fate === 'lost-after') return void request.socket.destroy();
    if (fate === 'gateway') return void response.writeHead(503).end('{"message":"Service Unavailable"}');
    const body = JSON.stringify({ comments: [], windowId: 'shop.1' });
    if (fate === 'half') {
      response.writeHead(200, { 'content-length': body.length }).write(body.slice(0, 5));
      return void setImmediate(() => request.socket.destroy());
    }
    response.writeHead(200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  [fates, seen, done] = [[], [], new Map()];
});

async function run(argv: readonly string[], met: readonly Fate[]) {
  fates = [...met];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const io = fakeIo({ env: { ...environment, QUIESCE_API: url } });
  return { exitCode: await main([...argv, '--output', 'json'], io), out: io.stdout.text, err: io.stderr.text };
}

const comment = ['window', 'comment', 'shop.1', 'Ready'];

describe('a lost connection', () => {
  it.each([
    ['before the request was read', 'lost-before'],
    ['after it was carried out', 'lost-after'],
    ['in the middle of the answer', 'half'],
    ['behind the gateway', 'gateway'],
  ] as const)('%s is tried again with the same key, and done once', async (_when, fate) => {
    const { exitCode, out } = await run(comment, [fate, fate]);
    expect({ exitCode, windowId: JSON.parse(out).windowId }).toEqual({ exitCode: 0, windowId: 'shop.1' });
    expect(seen.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1']);
    expect([...done]).toEqual([['key-1', 1]]);
  });

  it('is said, beside the answer', async () => {
    const { err } = await run(comment, ['lost-after']);
    expect(err).toBe('The connection was lost. Trying again with the same idempotency key.\n');
  });

  it('that does not come back names the key with which the command can be repeated', async () => {
    const { exitCode, out, err } = await run(comment, Array<Fate>(9).fill('lost-after'));
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('Repeat the command with --idempotency-key key-1');
    expect(seen).toHaveLength(6);
    await run([...comment, '--idempotency-key', 'key-1'], []);
    expect([...done]).toEqual([['key-1', 1]]);
  });

  it('of a read is tried again without a key', async () => {
    expect((await run(['window', 'show', 'shop.1'], ['lost-before', 'half'])).exitCode).toBe(0);
    expect(seen).toEqual(Array(3).fill({ method: 'GET', key: undefined }));
  });

  it('of two commands is never the same key', async () => {
    await run(comment, []);
    const io = fakeIo();
    expect(io.newKey()).not.toBe(io.newKey());
  });
});

describe('a call that collided with others', () => {
  it('is tried again, and in the end says so', async () => {
    expect((await run(comment, ['contended', 'contended'])).exitCode).toBe(0);
    const { exitCode, err } = await run(comment, Array<Fate>(9).fill('contended'));
    expect(exitCode).toBe(1);
    expect(err).toContain('[contended]');
  });
});

describe('an address where nobody is', () => {
  it('is said at once', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const io = fakeIo({ env: { ...environment, QUIESCE_API: `http://127.0.0.1:${port}` } });
    expect(await main(comment, io)).toBe(1);
    expect(io.stderr.text).toBe(
      `quiesce: http://127.0.0.1:${port} cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}.\nIs this the address of the Admin API (the stack’s output AdminApiUrl)?\n`,
    );
  });

  it.each([
    ['no URL', 'shop'],
    ['plain http', 'http://quiesce.example.com'],
    ['another scheme', 'file:///etc/passwd'],
  ])('is refused as %s', async (_what, api) => {
    expect(await main(['window', 'list', '--api', api], fakeIo({ env: environment }))).toBe(2);
  });

  it('is given once', async () => {
    const argv = ['window', 'list', '--api', 'https://a.example.com', '--local'];
    expect(await main(argv, fakeIo({ env: environment }))).toBe(2);
  });
});
