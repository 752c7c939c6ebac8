import { request as httpRequest } from 'node:http';
import { freeBlock } from '../../../../local/aws/gateway/free-port';
import { assertFree, headersOf, listenOnLoopback, send } from '../../../../local/aws/gateway/loopback';

describe('a loopback server', () => {
  it('answers on both loopback addresses', async () => {
    const port = await freeBlock([0]);
    const server = await listenOnLoopback(port, (_request, response) => send(response, 200, {}, 'here'));
    const texts = await Promise.all(
      [`http://127.0.0.1:${port}`, `http://[::1]:${port}`].map(async (url) => (await fetch(url)).text()),
    );
    await server.close();
    expect(texts).toEqual(['here', 'here']);
  });

  it('says in one sentence which port is taken and what to do', async () => {
    const port = await freeBlock([0]);
    const server = await listenOnLoopback(port, () => {});
    const refusal = `Port ${port} is in use: stop the program that holds it, or choose other ports with --port N`;
    await expect(assertFree(port)).rejects.toThrow(refusal);
    await server.close();
    await expect(assertFree(port)).resolves.toBeUndefined();
  });

  it('joins repeated headers as SigV4 signs them, and drops none', async () => {
    const server = await listenOnLoopback(0, (request, response) => {
      send(response, 200, {}, JSON.stringify(headersOf(request)));
    });
    const repeated = ['x-list', 'a', 'x-list', 'b', 'authorization', 'one', 'authorization', 'two'];
    const headers = ['host', 'localhost', 'cookie', 'c=1', 'cookie', 'd=2', ...repeated];

    const text = await new Promise<string>((resolve, reject) => {
      const call = httpRequest({ port: server.port, host: '127.0.0.1', headers }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      });
      call.on('error', reject).end();
    });
    await server.close();

    expect(JSON.parse(text)).toMatchObject({ 'x-list': 'a,b', authorization: 'one,two', cookie: 'c=1; d=2' });
  });

  it('refuses a request for two hosts', async () => {
    const server = await listenOnLoopback(0, (_request, response) => send(response, 200, {}, 'here'));
    const status = await new Promise((resolve, reject) => {
      const headers = ['host', 'localhost', 'host', 'elsewhere'];
      const call = httpRequest({ port: server.port, host: '127.0.0.1', headers }, (response) => {
        resolve(response.statusCode);
        response.resume();
      });
      call.on('error', reject).end();
    });
    await server.close();

    expect(status).toBe(400);
  });
});
