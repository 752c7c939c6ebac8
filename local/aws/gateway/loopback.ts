import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** An HTTP server that only this machine can reach, on 127.0.0.1 and, where the machine has it, ::1. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * @param port 0 asks for any free port, on 127.0.0.1 only.
 * @throws Error saying what to do when the port is taken.
 */
export async function listenOnLoopback(port: number, listener: RequestListener): Promise<LoopbackServer> {
  const first = await listen(port, '127.0.0.1', listener);
  if (first === undefined) throw new Error('This machine has no 127.0.0.1');
  const second =
    port === 0 ? undefined : await listen(port, '::1', listener).catch((error) => closeThenThrow(first, error));
  const servers = second ? [first, second] : [first];
  const address = first.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

/** @throws Error saying what to do when the port is taken; called before the work of a start, not after it. */
export async function assertFree(port: number): Promise<void> {
  const probe = await listenOnLoopback(port, () => {});
  await probe.close();
}

/**
 * Two hosts in one request are refused, as RFC 9112 (3.2) asks of every server: Node.js would silently take the first.
 * @returns `undefined` where the machine does not have the address (no IPv6).
 */
function listen(port: number, host: string, listener: RequestListener): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      if ((request.headersDistinct.host?.length ?? 0) <= 1) listener(request, response);
      else send(response, 400, { connection: 'close' }, '');
    });
    server.keepAliveTimeout = 60_000;
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(undefined);
      else if (error.code === 'EADDRINUSE') reject(new Error(inUse(port)));
      else reject(error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

const inUse = (port: number) =>
  `Port ${port} is in use: stop the program that holds it, or choose other ports with --port N`;

async function closeThenThrow(server: Server, error: unknown): Promise<never> {
  await close(server);
  throw error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Header names are lower-case. Repeated headers are joined with a comma, the form that SigV4 signs, cookies with a
 * semicolon; none is dropped, as `request.headers` does, because every header may be signed.
 */
export function headersOf({ headersDistinct }: IncomingMessage): Record<string, string> {
  const entries = Object.entries(headersDistinct).map(([name, values = []]) => [
    name,
    values.join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(entries);
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) }).end(bytes);
}
