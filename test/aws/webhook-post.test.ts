import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { createWebhookPost } from '../../lambdas/aws/webhook-post';

describe('a post', () => {
  const servers: (Server | ReturnType<typeof createTcpServer>)[] = [];
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });
  const listen = async (server: (typeof servers)[number]): Promise<number> => {
    servers.push(server);
    server.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const receiver = (listener: RequestListener) => listen(createServer(listener));
  const raw = (answer: string) =>
    listen(createTcpServer((socket) => void socket.once('data', () => socket.write(answer))));
  const local = createWebhookPost({ toLoopback: true, milliseconds: 400 });
  const cloud = createWebhookPost({ toLoopback: false, milliseconds: 400 });
  const url = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;

  it('carries headers and body, and brings back the status and nothing else', async () => {
    const seen: string[] = [];
    const port = await receiver((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => seen.push(`${request.method} ${request.url} ${text}`));
      request.on('end', () => response.writeHead(204, { 'set-cookie': 'a=b' }).end());
    });
    expect(await local.post(url(port, '/hooks?a=b'), { 'content-length': '2' }, '{}')).toEqual({
      kind: 'answered',
      status: 204,
    });
    expect(seen).toEqual(['POST /hooks?a=b {}']);
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const target = await receiver((_, response) => {
      asked += 1;
      response.end();
    });
    const port = await receiver((_, response) => response.writeHead(307, { location: url(target) }).end());
    expect(await local.post(url(port), {}, '{}')).toEqual({ kind: 'answered', status: 307 });
    expect(asked).toBe(0);
  });

  it('gives up on a receiver that does not answer', async () => {
    expect(await local.post(url(await raw('')), {}, '{}')).toEqual({ kind: 'failed', error: 'TimeoutError' });
    expect(await local.post(url(await raw('HTTP/1.1 200 OK\r\n')), {}, '{}')).toEqual({
      kind: 'failed',
      error: 'TimeoutError',
    });
  });

  it.each([
    ['promises a body that never comes', 'HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n'],
    ['sends more than it promised', `HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${'x'.repeat(100_000)}`],
    ['sends without an end', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n${'x'.repeat(50_000)}`],
  ])('takes the status of a receiver that %s, and waits for no more', async (_, answer) => {
    expect(await local.post(url(await raw(answer)), {}, '{}')).toEqual({ kind: 'answered', status: 200 });
  });

  it.each([
    ['endless headers', `HTTP/1.1 200 OK\r\n${`x-filler: ${'y'.repeat(1000)}\r\n`.repeat(100)}`, 'HPE_HEADER_OVERFLOW'],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      'HPE_UNEXPECTED_CONTENT_LENGTH',
    ],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'HPE_INVALID_CONSTANT'],
  ])('fails on %s', async (_, answer, error) => {
    expect(await local.post(url(await raw(answer)), {}, '{}')).toEqual({ kind: 'failed', error });
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:169.254.169.254]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'http://example.com/',
    'http://127.0.0.1/',
  ])('never connects to %s in the cloud', async (address) => {
    expect(await cloud.post(address, {}, '{}')).toEqual({ kind: 'failed', error: 'PrivateAddress' });
  });

  it('goes to private addresses nowhere, and without TLS only to loopback', async () => {
    for (const address of ['https://10.0.0.1/', 'http://10.0.0.1/', 'http://example.com/']) {
      expect(await local.post(address, {}, '{}')).toEqual({ kind: 'failed', error: 'PrivateAddress' });
    }
  });
});
