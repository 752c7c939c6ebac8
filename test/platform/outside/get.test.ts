import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getFrom, overHttps, throughServer } from '../../../lambdas/platform/outside/get';
import { PrivateAddress } from '../../../lambdas/platform/outside/public-address';
import { reasonOf } from '../../../lambdas/reactions/proof/unaskable';
import { type Hang, HangingServer, hangs } from '../../aws/hanging-server';
import { certificate } from './certificate';

const ask = { hostname: 'shop.example.com', path: '/a?b=c', headers: { 'user-agent': 'q' }, keep: 100 };
const reason = (answer: Promise<unknown>) => answer.then(() => 'answered', reasonOf);

/** Whatever the name, here. */
const toLoopback: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

async function serving<T>(secure: boolean, listener: RequestListener, use: (port: number) => Promise<T>): Promise<T> {
  const server = secure ? createSecureServer(certificate, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function* xs() {
  for (;;) yield 'x'.repeat(10_000);
}

const echo: RequestListener = (request, response) => {
  const { method, url, headers } = request;
  response.writeHead(418, { 'x-seen': 'yes', 'set-cookie': ['a=1', 'b=2'] });
  response.end(JSON.stringify({ method, url, host: headers.host, agent: headers['user-agent'] }));
};

describe('a request to the outside', () => {
  it('goes over HTTPS to the hostname, whose certificate must be valid', async () => {
    await serving(true, echo, async (port) => {
      const answer = await overHttps({ lookup: toLoopback, ca: certificate.cert, port })(ask);
      expect(answer.httpStatus).toBe(418);
      expect([answer.header('x-seen'), answer.header('set-cookie'), answer.header('via')]).toEqual([
        'yes',
        'a=1, b=2',
        undefined,
      ]);
      expect(JSON.parse(answer.body)).toEqual({
        method: 'GET',
        url: '/a?b=c',
        host: `shop.example.com:${port}`,
        agent: 'q',
      });
      const get = overHttps({ lookup: toLoopback, port });
      expect(await reason(get(ask))).toBe('tls');
      const trusting = overHttps({ lookup: toLoopback, ca: certificate.cert, port });
      expect(await reason(trusting({ ...ask, hostname: 'other.example.com' }))).toBe('tls');
    });
  });

  it.each(['localhost', '127.0.0.1', '169.254.169.254', '2130706433', '0x7f.1'])(
    'to %s is not sent',
    async (hostname) => {
      await serving(true, echo, async (port) => {
        await expect(overHttps({ port })({ ...ask, hostname })).rejects.toBeInstanceOf(PrivateAddress);
      });
    },
  );

  it('on one computer goes to the one server that has all sites', async () => {
    await serving(false, echo, async (port) => {
      const answer = await getFrom(`http://127.0.0.1:${port}`)(ask);
      expect(JSON.parse(answer.body)).toMatchObject({ url: '/a?b=c', host: 'shop.example.com' });
    });
  });

  it('follows no redirect', async () => {
    const redirect: RequestListener = (_, response) => response.writeHead(301, { location: '/elsewhere' }).end('moved');
    await serving(false, redirect, async (port) => {
      expect(await throughServer(`http://127.0.0.1:${port}`)(ask)).toMatchObject({ httpStatus: 301, body: 'moved' });
    });
  });

  it('reads no more of the body than is kept, however long it is', async () => {
    const endless: RequestListener = (_, response) => {
      pipeline(Readable.from(xs()), response).catch(() => undefined);
    };
    await serving(false, endless, async (port) => {
      const get = throughServer(`http://127.0.0.1:${port}`);
      expect((await get(ask)).body).toBe('x'.repeat(100));
      expect((await get({ ...ask, keep: 0 })).body).toBe('');
    });
  });

  it.each(Object.keys(hangs) as Hang[])('ends when the server %s', async (hang) => {
    const server = await HangingServer.start(hang);
    const get = throughServer(server.client.endpoint, 50);
    expect(await reason(get(ask))).toBe('timeout');
    await server.stop();
    expect(await reason(get(ask))).toBe('refused');
  });
});
