import type { Origin, OriginRequest } from '../aws/contract';
import type { State } from '../aws/gateway/service';
import { shopHeaders, shopPage } from './shop';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A small shop for browsers. Programs, which do not ask for HTML, get their request back as JSON, and how many writes
 * the shop has accepted, also across restarts.
 */
export function createDemoOrigin(state: State): Origin {
  const counters = state.map<number>('demo-origin');
  return {
    answer(request) {
      const before = counters.get('writes') ?? 0;
      const writes = reads.has(request.method) ? before : before + 1;
      if (writes !== before) counters.put('writes', writes);
      return isForBrowser(request) ? page(shopPage(writes)) : echo(request, writes);
    },
  };
}

const isForBrowser = ({ method, headers }: OriginRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');

const page = (html: string) => ({ status: 200, statusText: 'OK', headers: shopHeaders, body: Buffer.from(html) });

function echo({ method, path, headers, body }: OriginRequest, writes: number) {
  const answer = { method, path, headers, body: body.toString('utf8'), writes };
  return {
    status: 200,
    statusText: 'OK',
    headers: [
      ['content-type', 'application/json'],
      ['cache-control', 'no-store'],
    ] as const,
    body: Buffer.from(`${JSON.stringify(answer, null, 2)}\n`),
  };
}
