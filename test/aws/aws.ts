import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beyondLimits } from './beyond-limits';

export interface Seen {
  /** Last part of `X-Amz-Target`, or method and path. */
  readonly action: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Stands where AWS would: notes each call, refuses what is beyond AWS's limits, and answers the next reply. The real clients talk to it. */
export class FakeAws {
  readonly seen: Seen[] = [];
  private readonly replies: Reply[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeAws> {
    const server = createServer();
    const aws = new FakeAws(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const path = request.url ?? '';
      const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
      const action = target ?? `${request.method} ${path}`;
      aws.seen.push({ action, path, headers: request.headers, text: Buffer.concat(chunks).toString() });
      const refusal = beyondLimits(request, Buffer.concat(chunks));
      const { status = 200, headers = {}, body = {} } = refusal ?? aws.replies.shift() ?? {};
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  /** What any client needs to come here and to say once what it saw. */
  get client() {
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `http://localhost:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
    };
  }

  answer(...replies: Reply[]): void {
    this.replies.push(...replies);
  }

  /** An error as the JSON protocols carry it. */
  refuse(code: string, message = code, status = 400): void {
    this.answer({ status, headers: { 'x-amzn-errortype': code }, body: { __type: code, message } });
  }

  /** Bodies of the calls so far, parsed. */
  bodies(): unknown[] {
    return this.seen.map(({ text }) => (text === '' ? undefined : JSON.parse(text)));
  }

  actions(): string[] {
    return this.seen.map(({ action }) => action);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A fresh FakeAws around each test. */
export function withAws(): { readonly aws: () => FakeAws } {
  let current: FakeAws | undefined;
  beforeEach(async () => {
    current = await FakeAws.start();
  });
  afterEach(() => current?.stop());
  return {
    aws: () => {
      if (!current) throw new Error('only inside a test');
      return current;
    },
  };
}
