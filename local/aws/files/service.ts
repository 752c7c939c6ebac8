import type { IncomingMessage, ServerResponse } from 'node:http';
import { createEdge, viewerRequestOf } from '../cloudfront/edge';
import { eventRequest, viewerAddress } from '../cloudfront/event';
import type { PageServer } from '../contract';
import { type LoopbackServer, listenOnLoopback, send } from '../gateway/loopback';
import type { Runtime } from '../gateway/service';
import type { FindAsset } from '../lambda/definition';
import { type DeployedFile, filesOf } from './deployed-files';
import { filesDistributionOf } from './distribution';
import { forwardToApi } from './forward';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * The template's distribution in front of a bucket and the API: its function, its headers and the files that its
 * deployments put there.
 * @returns undefined when the template has none
 */
export function createFilesDistribution(runtime: Runtime, findAsset: FindAsset): PageServer | undefined {
  const distribution = filesDistributionOf(runtime.template);
  if (!distribution) return undefined;
  const files = filesOf(distribution.bucket, runtime.template, findAsset);
  const edge = createEdge(runtime, distribution);

  const fileFor = async (message: IncomingMessage): Promise<Answer> => {
    const request = eventRequest(message);
    if (request === undefined) return plain(400, 'Bad request.');
    if (!['GET', 'HEAD'].includes(request.method)) return plain(403, 'This method is not allowed.');
    const result = await edge.onViewerRequest(viewerRequestOf(request, viewerAddress(message)));
    if (result.kind !== 'forward') return plain(503, 'The function of the distribution failed.');
    return answerOf(files.get(result.request.uri.slice(1))?.(), message);
  };
  const respond = (message: IncomingMessage, response: ServerResponse): void => {
    const behavior = distribution.behaviorOf(message.url ?? '/');
    if (behavior.target === 'api') {
      forwardToApi(runtime, message, response, behavior.headers);
      return;
    }
    fileFor(message).then(
      ({ status, headers, body }) =>
        send(response, status, { ...headers, ...behavior.headers }, message.method === 'HEAD' ? '' : body),
      (error: unknown) => {
        runtime.log({ code: 'console-request-failed', error: String(error) });
        response.destroy();
      },
    );
  };
  let server: LoopbackServer | undefined;
  return {
    async start(port) {
      server = await listenOnLoopback(port, respond);
      return server.port;
    },
    async stop() {
      await server?.close();
      await edge.stop();
    },
  };
}

function answerOf(file: DeployedFile | undefined, { headers }: IncomingMessage): Answer {
  // S3 hides from a reader that may not list the bucket whether a file exists.
  if (!file) return plain(403, 'AccessDenied');
  if (headers['if-none-match'] === file.headers.etag) return { status: 304, headers: file.headers, body: Buffer.of() };
  return { status: 200, ...file };
}

const plain = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from(text),
});
