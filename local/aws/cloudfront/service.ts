import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origin } from '../contract';
import { type LoopbackServer, listenOnLoopback } from '../gateway/loopback';
import { readStream } from '../gateway/read-stream';
import type { Runtime } from '../gateway/service';
import { distributionOf } from './distribution';
import { createEdge, viewerRequestOf } from './edge';
import { eventRequest, viewerAddress } from './event';
import { originRequest } from './origin-request';
import type { Response } from './response';

const bodyLimit = 1024 * 1024;

export interface DistributionServer {
  /** Listens on 127.0.0.1 and ::1. @param port 0 for any free one. @returns the port */
  start(port: number): Promise<number>;
  stop(): Promise<void>;
}

/** The template's distribution on this machine: its functions in front of an origin. */
export function createDistribution(runtime: Runtime, origin: Origin): DistributionServer {
  const distribution = distributionOf(runtime.template);
  const edge = createEdge(runtime, distribution);

  const respond = async (message: IncomingMessage): Promise<Reply> => {
    const request = eventRequest(message);
    if (request === undefined) return refusal(400, 'Bad request.');
    if (!distribution.allowedMethods.includes(request.method)) {
      return refusal(403, 'This distribution is not configured to allow the HTTP request method that was used.');
    }
    const body = await readStream(message, bodyLimit);
    if (body === undefined) return refusal(413, 'Request body too large.');
    const viewerRequest = viewerRequestOf(request, viewerAddress(message));
    const atRequest = await edge.onViewerRequest(viewerRequest);
    // Directly to the viewer: no function runs on what a function answered.
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html
    if (atRequest.kind === 'respond')
      return { ...atRequest.response, cache: 'FunctionGeneratedResponse from cloudfront' };
    if (atRequest.kind !== 'forward') return broken(atRequest.kind);
    const asked = originRequest(atRequest.request, viewerRequest.ip, body, distribution);
    const atResponse = await edge.onViewerResponse(viewerRequest, origin.answer(asked));
    if (atResponse.kind !== 'respond') return broken(atResponse.kind);
    return { ...atResponse.response, cache: 'Miss from cloudfront' };
  };
  let server: LoopbackServer | undefined;
  return {
    async start(port) {
      server = await listenOnLoopback(port, (message, response) => {
        respond(message).then(
          (reply) => send(response, reply),
          (error: unknown) => abandon(runtime, response, error),
        );
      });
      return server.port;
    },
    async stop() {
      await server?.close();
      await edge.stop();
    },
  };
}

/** A visitor who went away in the middle of a body, or a fault of ours. */
function abandon(runtime: Runtime, response: ServerResponse, error: unknown): void {
  runtime.log({ code: 'site-request-failed', error: String(error) });
  response.destroy();
}

interface Reply extends Response {
  readonly cache: string;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html */
function broken(kind: 'failed' | 'invalid'): Reply {
  return kind === 'failed'
    ? refusal(503, 'The CloudFront function associated with the distribution failed.')
    : refusal(502, 'The CloudFront function returned an invalid value.');
}

function refusal(status: number, text: string): Reply {
  const body = Buffer.from(`<!doctype html><title>ERROR</title><h1>${status} ERROR</h1><p>${text}</p>`);
  return { status, statusText: '', headers: [['content-type', 'text/html']], body, cache: 'Error from cloudfront' };
}

function send(response: ServerResponse, { status, statusText, headers, body, cache }: Reply): void {
  const added = [
    ['server', 'CloudFront'],
    ['x-cache', cache],
    ['content-length', String(body.length)],
  ];
  const all = [...headers, ...added.filter(([name]) => !headers.some(([own]) => own === name))];
  if (statusText) response.statusMessage = statusText;
  response.writeHead(status, all.flat()).end(body);
}
