import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminApi } from '../../../bin/admin-api/client';

type Item = Readonly<Record<string, unknown>>;
type Reply = readonly [status: number, body: unknown];

/** As much of the Admin API as seeding calls, over HTTP; it remembers what was created, and what it was asked. */
export class FakeAdminApi {
  readonly people = new Map<string, Item>();
  readonly sites = new Map<string, Item>();
  /** `POST /v1/sites` and the like, reads left out. */
  readonly writes: string[] = [];
  /** The `Authorization` header of the last request. */
  authorization = '';
  /** The body of the last request that had one. */
  lastBody: Item = {};
  /** Replaces the answer to the first request that it has an answer for. */
  interfere: (key: string) => Reply | string | undefined = () => undefined;
  private readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      const key = `${request.method} ${request.url}`;
      this.authorization = request.headers.authorization ?? '';
      const body = await bodyOf(request);
      if (Object.keys(body).length > 0) this.lastBody = body;
      const answer = this.interfere(key) ?? this.answer(key, body);
      const [status, content] = typeof answer === 'string' ? [200, answer] : [answer[0], JSON.stringify(answer[1])];
      response.writeHead(status).end(content);
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(key: string, body: Item): Reply {
    if (key === 'GET /v1/people') return [200, { items: [...this.people.values()] }];
    const siteId = /^GET \/v1\/sites\/(.+)$/.exec(key)?.[1];
    if (siteId) {
      const site = this.sites.get(siteId);
      return site ? [200, site] : [404, { code: 'unknown-site', detail: 'No such site.' }];
    }
    this.writes.push(key);
    const confirmed = /^POST \/v1\/people\/(.+)\/confirm$/.exec(key)?.[1];
    if (confirmed) return this.keep(this.people, confirmed, { ...this.people.get(confirmed), confirmed: true }, 200);
    const changed = /^PATCH \/v1\/people\/(.+)$/.exec(key)?.[1];
    if (changed) return this.keep(this.people, changed, { ...this.people.get(changed), ...body }, 200);
    if (key === 'POST /v1/sites') return this.keep(this.sites, String(body.siteId), body);
    if (key === 'POST /v1/people') {
      return this.keep(this.people, String(body.personId), { ...body, confirmed: false });
    }
    return [404, { message: 'Not Found' }];
  }

  private keep(items: Map<string, Item>, id: string, item: Item, status = 201): Reply {
    items.set(id, item);
    return [status, item];
  }
}

async function bodyOf(request: IncomingMessage): Promise<Item> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

export const clientOf = (url: string): AdminApi =>
  new AdminApi({ url, region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' } });
