import { createServer } from 'node:net';

/** A port that was free on 127.0.0.1 a moment ago. */
export function freePort(): Promise<number> {
  return probe(0).then((port) => port ?? freePort());
}

/** A base port whose offsets are all free: what `--port 0` means. */
export async function freeBlock(offsets: readonly number[]): Promise<number> {
  for (;;) {
    const base = (await freePort()) - Math.max(...offsets);
    const free = await Promise.all(offsets.map((offset) => probe(base + offset)));
    if (base > 1024 && free.every((port) => port !== undefined)) return base;
  }
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
