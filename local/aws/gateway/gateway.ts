import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessKeys } from '../iam/access-keys';
import { operationOf } from '../limits/call';
import { assertWithinLimits } from '../limits/check';
import { type CountUsage, countNothing } from '../usage/usage';
import { parseCredentialScope } from './credential-scope';
import { headersOf, type LoopbackServer, listenOnLoopback, send } from './loopback';
import { readStream } from './read-stream';
import { renderError } from './render-error';
import { AwsError, type AwsRequest, type AwsResponse, type Service, type State } from './service';

/** Protects against DNS rebinding: a web page must not be able to use the keys, which are not verified. */
const LOCAL_HOST = /^(([\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The largest request of all AWS services used here: BatchWriteItem of DynamoDB. */
const BODY_LIMIT = 16 * 1024 * 1024;

type Log = (line: object) => void;

/**
 * The one AWS endpoint of the machine. It identifies the caller by access key and the service by the credential scope.
 * It does not check the signature, which is why it listens on loopback only.
 */
export class Gateway {
  private readonly services = new Map<string, Service>();
  private server: LoopbackServer | undefined;

  constructor(
    private readonly keys: AccessKeys,
    private readonly state: Pick<State, 'stored'>,
    private readonly log: Log,
    private readonly count: CountUsage = countNothing,
  ) {}

  add(service: Service): void {
    this.services.set(service.signingName, service);
  }

  /**
   * Calls a service inside this process, as the caller would through HTTP.
   * @throws AwsError as the service does, or for what AWS's published limits forbid
   */
  async dispatch(request: AwsRequest): Promise<AwsResponse> {
    const service = this.services.get(request.service);
    if (!service) throw new AwsError('UnknownService', `The local runtime has no service ${request.service}`, 501);
    this.count(request.service, operationOf(request), request.caller.name);
    assertWithinLimits(request);
    return service.handle(request);
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
    const headers = headersOf(incoming);
    const response = await this.handle(incoming, headers).catch((error: unknown) => {
      this.note(error, headers);
      return renderError(error, { headers, requestId });
    });
    send(outgoing, response.status, { 'x-amzn-requestid': requestId, ...response.headers }, response.body);
  }

  private async handle(incoming: IncomingMessage, headers: Record<string, string>): Promise<AwsResponse> {
    if (!LOCAL_HOST.test(headers.host ?? '')) throw new AwsError('UnknownHost', 'Ask for localhost', 403);
    const { accessKeyId, service } = parseCredentialScope(headers.authorization);
    const key = this.keys.find(accessKeyId);
    if (!key) throw new AwsError('UnrecognizedClientException', 'The security token in the request is invalid', 403);
    const body = await readStream(incoming, BODY_LIMIT);
    if (!body) throw new AwsError('RequestEntityTooLargeException', 'The request is larger than 16 MiB', 413);
    const url = incoming.url ?? '/';
    const [path = '/', query = ''] = [url.split('?', 1)[0], url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''];
    const response = await this.dispatch({
      caller: key.caller,
      service,
      method: incoming.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers,
      body,
    });
    if (!this.services.get(service)?.keepsNoState) await this.state.stored();
    return response;
  }

  /** Logs refusals and faults only, not normal answers such as a failed condition. */
  private note(error: unknown, headers: Record<string, string>): void {
    const target = headers['x-amz-target'];
    if (!(error instanceof AwsError)) {
      this.log({ code: 'gateway.fault', target, message: error instanceof Error ? error.stack : String(error) });
    } else if (error.code === 'AccessDeniedException') {
      this.log({ code: 'gateway.denied', target, message: error.message });
    }
  }
}
