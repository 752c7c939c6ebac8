import type { Origin } from './aws/contract';
import type { State } from './aws/gateway/service';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * An origin that shows what reached it: it echoes each request as JSON and counts the writes it accepted, also across
 * restarts.
 */
export function createDemoOrigin(state: State): Origin {
  const counters = state.map<number>('demo-origin');
  return {
    answer({ method, path, headers, body }) {
      const before = counters.get('writes') ?? 0;
      const writes = reads.has(method) ? before : before + 1;
      if (writes !== before) counters.put('writes', writes);
      const echo = { method, path, headers, body: body.toString('utf8'), writes };
      return {
        status: 200,
        statusText: 'OK',
        headers: [
          ['content-type', 'application/json'],
          ['cache-control', 'no-store'],
        ],
        body: Buffer.from(`${JSON.stringify(echo, null, 2)}\n`),
      };
    },
  };
}
