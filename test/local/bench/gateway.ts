import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderError } from '../../../local/aws/gateway/render-error';
import type { AwsRequest, AwsResponse, Service } from '../../../local/aws/gateway/service';
import { assertWithinLimits } from '../../../local/aws/limits/check';

/** A service behind a real socket, for the real SDK clients: it stands where the local gateway stands. */
export interface Bench {
  readonly endpoint: string;
  close(): Promise<void>;
}

export const credentials = { accessKeyId: 'tester', secretAccessKey: 'not-verified' };

export async function serve(service: Service, caller = 'tester'): Promise<Bench> {
  const server = createServer(async (message, reply) => {
    const request = await read(message, service.signingName, caller);
    const response = await answer(service, request).catch((error: unknown) =>
      renderError(error, { headers: request.headers, requestId: 'request' }),
    );
    reply.writeHead(response.status, response.headers).end(response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As the gateway does. */
async function answer(service: Service, request: AwsRequest): Promise<AwsResponse> {
  assertWithinLimits(request);
  return service.handle(request);
}

async function read(message: IncomingMessage, service: string, caller: string): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const url = new URL(message.url ?? '/', 'http://localhost');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return {
    caller: { arn: `arn:aws:iam::111122223333:role/${caller}`, kind: 'role', name: caller },
    service,
    method: message.method ?? 'GET',
    path: (message.url ?? '/').split('?')[0] ?? '/',
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks),
  };
}

/** Waits until `probe` gives something; fails with the last state after two seconds. */
export async function eventually<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  what = 'the condition',
): Promise<T> {
  const end = Date.now() + 4000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Gave up waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
