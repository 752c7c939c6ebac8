import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Runtime } from '../gateway/service';

/**
 * Hands a request to the API and its answer back, as the behavior of the distribution does that caches nothing and
 * forwards everything but the host.
 * @param added headers of the distribution
 */
export function forwardToApi(
  { port, log }: Runtime,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  added: Readonly<Record<string, string>>,
): void {
  const { host: _, connection: __, ...headers } = incoming.headers;
  const asked = request({ host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...added });
    answer.pipe(outgoing);
  });
  asked.on('error', (error) => {
    log({ code: 'console-request-failed', error: String(error) });
    outgoing.destroy();
  });
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
}
