import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, listenOnLoopback, readBody } from '../gateway/loopback';
import type { Runtime } from '../gateway/service';
import { edgeStore } from '../key-value-store/stores';
import { DemoOrigin } from './demo-origin';
import { type Distribution, distributionOf } from './distribution';
import { EdgeFunction } from './edge-function';
import { type EventRequest, eventRequest, type ViewerRequestEvent, viewerAddress } from './event';
import { type GeneratedResponse, type Verdict, verdictOn } from './result';

const bodyLimit = 1024 * 1024;

export interface Site {
  /** Listens on 127.0.0.1 and ::1. @param port 0 for any free one. @returns the port */
  start(port: number): Promise<number>;
  stop(): Promise<void>;
}

/** The template's distribution on this machine: its viewer-request function in front of a demo origin. */
export function createSite(runtime: Runtime): Site {
  const distribution = distributionOf(runtime.template);
  const edge = edgeOf(runtime, distribution);
  const origin = new DemoOrigin(runtime.state.map<number>('demo-origin'), distribution.originDomainName);

  const respond = async (message: IncomingMessage): Promise<Reply> => {
    const request = eventRequest(message);
    if (request.headers.host === undefined) return refusal(400, 'Bad request.');
    if (!distribution.allowedMethods.includes(request.method)) {
      return refusal(403, 'This distribution is not configured to allow the HTTP request method that was used.');
    }
    const body = await readBody(message, bodyLimit);
    if (body === undefined) return refusal(413, 'Request body too large.');
    const ip = viewerAddress(message);
    const verdict = await edge.decide(request, ip);
    if (verdict === 'failed') return refusal(503, 'The CloudFront function associated with the distribution failed.');
    if (verdict.kind === 'invalid') return refusal(502, 'The CloudFront function returned an invalid value.');
    if (verdict.kind === 'respond') return { ...verdict.response, cache: 'FunctionGeneratedResponse from cloudfront' };
    return { ...origin.answer(verdict.request, ip, body), cache: 'Miss from cloudfront' };
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

interface Reply extends GeneratedResponse {
  readonly cache: string;
}

interface Edge {
  decide(request: EventRequest, ip: string): Promise<Verdict | 'failed'>;
  stop(): Promise<void>;
}

/** Runs the function; its failures are 503 for the visitor and a line in the log, also when the code does not even load. */
function edgeOf(runtime: Runtime, distribution: Distribution): Edge {
  const edge = distribution.viewerRequest;
  if (edge === undefined) return { decide: async (request) => ({ kind: 'forward', request }), stop: async () => {} };
  const store = edge.storeArn === undefined ? undefined : edgeStore(runtime, edge.storeArn);
  const log = (line: object) => runtime.log({ ...line, function: edge.name });
  const running = new EdgeFunction(edge.code, {
    store: () => store?.visible ?? { items: {}, id: 'none' },
    log: (text) => log({ code: 'edge-console', text }),
  });
  return {
    async decide(request, ip) {
      try {
        const result = await running.call(eventOf(distribution, request, ip), runtime.clock());
        const verdict = verdictOn(result, request);
        if (verdict.kind === 'invalid') log({ code: 'edge-result-invalid', fault: verdict.fault });
        return verdict;
      } catch (error) {
        log({ code: 'edge-function-failed', error: String(error) });
        return 'failed';
      }
    },
    stop: () => running.stop(),
  };
}

function eventOf({ domainName, id }: Distribution, request: EventRequest, ip: string): ViewerRequestEvent {
  const context = {
    distributionDomainName: domainName,
    distributionId: id,
    eventType: 'viewer-request' as const,
    requestId: randomUUID(),
  };
  return { version: '1.0', context, viewer: { ip }, request };
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
