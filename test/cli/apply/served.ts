import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminApi } from '../../../bin/admin-api/client';
import { QuiesceApi } from '../../../cli/api/quiesce-api';
import { carryOut } from '../../../cli/apply/carry-out';
import type { Declaration } from '../../../cli/apply/declaration';
import { declared } from '../../../cli/apply/declared';
import { planOf } from '../../../cli/apply/plan';
import { readStanding } from '../../../cli/apply/standing';
import { type RouteKey, routes } from '../../../lambdas/http/routes';
import { Service } from '../../http/fixtures';

/** The API itself, over HTTP, for the client of the command. Who signed does not matter: all is done as Rita. */
export class Served {
  readonly api: QuiesceApi;

  private constructor(
    readonly service: Service,
    private readonly server: Server,
  ) {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
    const client = new AdminApi({ url, region: 'eu-west-1', credentials });
    let keys = 0;
    const newKey = () => `key-${++keys}`;
    this.api = new QuiesceApi({ client, sleep: async () => undefined, newKey, onRetry: () => undefined });
  }

  static async start(): Promise<Served> {
    const service = await Service.start();
    const server = createServer(async (request, response) => {
      const { status, headers, text } = await answer(service, request).catch(mistakeOf);
      response.writeHead(status, 'etag' in headers ? { etag: String(headers.etag) } : {}).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Served(service, server);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  async plan(wanted: Declaration) {
    return planOf(wanted, await this.standing(), false);
  }

  /** @returns the plan, and what became of each change: `done`, or why not */
  async apply(wanted: Declaration) {
    const standing = await this.standing();
    const { changes, notes } = planOf(wanted, standing, false);
    const became: string[] = [];
    for await (const { failure } of carryOut(this.api, changes, standing)) became.push(failure?.message ?? 'done');
    return { changes: changes.map(({ action, kind, id }) => `${action} ${kind} ${id}`), became, notes };
  }

  async exported() {
    return declared(await this.standing(), this.service.now * 1000);
  }

  private standing() {
    return readStanding(this.api, (sites) => sites.map(({ siteId }) => siteId));
  }
}

/** A mistake of a test is told as an answer, or the client would wait for one. */
const mistakeOf = (error: unknown) => ({ status: 400, headers: {}, text: JSON.stringify({ detail: String(error) }) });

async function answer(service: Service, request: IncomingMessage) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
  const [routeKey, path] = routeOf(`${request.method} ${pathname}`);
  const headers = Object.fromEntries(
    ['if-match', 'idempotency-key'].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  const body = text === '' ? {} : { body: text };
  return service.api(routeKey, { path, query: Object.fromEntries(searchParams), headers, ...body });
}

function routeOf(called: string): [RouteKey, Record<string, string>] {
  for (const key of Object.keys(routes)) {
    const found = new RegExp(`^${key.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(called);
    if (found) return [key as RouteKey, { ...found.groups }];
  }
  throw new Error(`no route: ${called}`);
}
