import type { StateMap } from '../gateway/service';
import type { Distribution } from './distribution';
import type { EventRequest } from './event';
import type { Response } from './response';
import { spread } from './values';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An origin that shows what reached it: it echoes each request as JSON and counts the writes it accepted. */
export class DemoOrigin {
  readonly #counters: StateMap<number>;
  readonly #host: string | undefined;
  readonly #withheld: readonly string[];

  constructor(counters: StateMap<number>, { originHost, withheld }: Pick<Distribution, 'originHost' | 'withheld'>) {
    this.#counters = counters;
    this.#host = originHost;
    this.#withheld = withheld;
  }

  answer(request: EventRequest, viewerIp: string, body: Buffer): Response {
    const writes = this.#counters.get('writes') ?? 0;
    const isWrite = !reads.has(request.method);
    if (isWrite) this.#counters.put('writes', writes + 1);
    const forwarded = {
      ...Object.fromEntries(spread(request.headers).filter(([name]) => !this.#withheld.includes(name))),
      ...(this.#host !== undefined && { host: this.#host }),
      'x-forwarded-for': viewerIp,
    };
    const echo = {
      method: request.method,
      path: pathOf(request),
      headers: forwarded,
      body: body.toString('utf8'),
      writes: isWrite ? writes + 1 : writes,
    };
    return {
      status: 200,
      statusText: 'OK',
      headers: [
        ['content-type', 'application/json'],
        ['cache-control', 'no-store'],
      ],
      body: Buffer.from(`${JSON.stringify(echo, null, 2)}\n`),
    };
  }
}

function pathOf({ uri, querystring }: EventRequest): string {
  const query = spread(querystring).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return query.length > 0 ? `${uri}?${query.join('&')}` : uri;
}
