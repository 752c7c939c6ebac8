import { freeBlock } from '../../../local/gateway/free-port';
import { assertFree, listenOnLoopback, send } from '../../../local/gateway/loopback';

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
});
