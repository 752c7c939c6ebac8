import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersOf, type LoopbackServer, listenOnLoopback } from '../gateway/loopback';
import { readStream } from '../gateway/read-stream';
import { AwsError, type Caller, type Runtime } from '../gateway/service';
import type { AccessKeys } from '../iam/access-keys';
import { invokePolicyOf } from '../lambda/invoke-policy';
import type { Api, ApiRoute } from './api';
import { type EventContext, toEvent } from './event';
import { IssuerKeys } from './issuer-keys';
import { authorizeToken } from './jwt-authorizer';
import { type Match, matchRoute } from './match';
import { gatewayReply, type Reply, toReply } from './reply';
import { type SignedRequest, verifySignature } from './signature';
import { Throttles } from './throttle';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const PAYLOAD_LIMIT = 10 * 1024 * 1024;

type Admitted = Pick<EventContext, 'identity' | 'jwt'> | { readonly refused: Reply };

interface Deps {
  readonly runtime: Runtime;
  readonly keys: AccessKeys;
}

/** Serves the template's HTTP API as API Gateway would: routes, throttles, signatures, policies, payload format 2.0. */
export class HttpApiServer {
  private readonly throttles: Throttles;
  private readonly keys: IssuerKeys;
  private server: LoopbackServer | undefined;

  constructor(
    private readonly api: Api,
    private readonly deps: Deps,
  ) {
    this.keys = new IssuerKeys(deps.runtime.clock);
    this.throttles = new Throttles(api, deps.runtime.clock);
  }

  async listen(port: number): Promise<number> {
    this.server = await listenOnLoopback(port, (request, response) => void this.answer(request, response));
    return this.server.port;
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const reply = await this.handle(incoming, requestId).catch((error: unknown) => {
      this.deps.runtime.log({ code: 'http-api.fault', message: error instanceof Error ? error.stack : String(error) });
      return gatewayReply(500, 'Internal Server Error');
    });
    const bodiless = incoming.method === 'HEAD' || reply.status === 204 || reply.status === 304;
    outgoing.writeHead(reply.status, {
      ...reply.headers,
      ...(bodiless ? {} : { 'content-length': String(reply.body.length) }),
      'apigw-requestid': requestId,
    });
    outgoing.end(bodiless ? undefined : reply.body);
  }

  private async handle(incoming: IncomingMessage, requestId: string): Promise<Reply> {
    const request = await read(incoming);
    if (!request) return gatewayReply(413, 'Request Entity Too Large');
    const match = matchRoute(this.api.routes, request.method, request.path);
    if (!match) return gatewayReply(404, 'Not Found');
    this.deps.runtime.count('execute-api', 'Requests', match.route.key);
    if (!this.throttles.admit(match.route.key)) return gatewayReply(429, 'Too Many Requests');
    const sourceIp = (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const who = await this.admit(request, match.route);
    return 'refused' in who
      ? who.refused
      : this.invoke(request, match, { ...this.context(requestId, sourceIp), ...who });
  }

  /** Who calls, in the way that the route asks for. */
  private async admit(request: SignedRequest, { signed, jwt }: ApiRoute): Promise<Admitted> {
    if (jwt) return authorizeToken(request.headers.authorization, jwt, this.keys, this.deps.runtime.clock());
    if (!signed) return {};
    const identity = await this.identify(request);
    return identity && this.mayInvoke(identity.caller, request)
      ? { identity }
      : { refused: gatewayReply(403, 'Forbidden') };
  }

  private context(requestId: string, sourceIp: string): EventContext {
    const { accountId, clock } = this.deps.runtime;
    return { apiId: this.api.id, stage: this.api.stage, accountId, sourceIp, requestId, at: clock() };
  }

  private async identify(request: SignedRequest): Promise<EventContext['identity'] | undefined> {
    const { keys, runtime } = this.deps;
    const accessKey = await verifySignature(request, {
      region: runtime.region,
      service: 'execute-api',
      now: runtime.clock(),
      findKey: (id) => keys.find(id),
    });
    const key = accessKey === undefined ? undefined : keys.find(accessKey);
    return key && { caller: key.caller, accessKey: key.id };
  }

  private mayInvoke(caller: Caller, { method, path }: SignedRequest): boolean {
    try {
      this.deps.runtime.authorize(caller, 'execute-api:Invoke', this.arn(method, path));
      return true;
    } catch (error) {
      if (error instanceof AwsError) return false;
      throw error;
    }
  }

  private async invoke(request: SignedRequest, match: Match, context: EventContext): Promise<Reply> {
    if (!this.mayReach(match.route)) {
      this.deps.runtime.log({ code: 'http-api.denied', route: match.route.key, function: match.route.functionArn });
      return gatewayReply(500, 'Internal Server Error');
    }
    const result = await this.deps.runtime.invoke(match.route.functionArn, toEvent(request, match, context));
    await this.deps.runtime.state.stored();
    return toReply(result);
  }

  /** API Gateway itself needs the function's permission. */
  private mayReach({ functionArn, method, path }: ApiRoute): boolean {
    return this.deps.runtime.permitsService(
      'apigateway.amazonaws.com',
      'lambda:InvokeFunction',
      functionArn,
      { 'aws:SourceArn': this.arn(method, path) },
      invokePolicyOf(functionArn, this.deps.runtime.template),
    );
  }

  private arn(method: string, path: string): string {
    const { region, accountId } = this.deps.runtime;
    return `arn:aws:execute-api:${region}:${accountId}:${this.api.id}/${this.api.stage}/${method}${path}`;
  }
}

async function read(incoming: IncomingMessage): Promise<SignedRequest | undefined> {
  const body = await readStream(incoming, PAYLOAD_LIMIT);
  const [, path = '/', query = ''] = /^([^?]*)\??(.*)$/s.exec(incoming.url ?? '/') ?? [];
  return body && { method: incoming.method ?? 'GET', path, query, headers: headersOf(incoming), body };
}
