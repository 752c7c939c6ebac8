import { createServer } from 'node:net';

/** A port that was free on 127.0.0.1 a moment ago. */
export function freePort(): Promise<number> {
  return probe(0).then((port) => port ?? freePort());
}

/**
 * Below the ports that operating systems use for outgoing connections, so that none takes a port of the block before it
 * is used.
 */
const lowest = 10_000;
const highest = 32_000;

/** A base port whose offsets are all free: what `--port 0` means. */
export async function freeBlock(offsets: readonly number[]): Promise<number> {
  for (;;) {
    const base = lowest + Math.floor(Math.random() * (highest - lowest));
    const free = await Promise.all(offsets.map((offset) => probe(base + offset)));
    if (free.every((port) => port !== undefined)) return base;
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
