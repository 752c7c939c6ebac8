import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { streamCollector } from '@smithy/core/serde';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { SignatureV4, type SignatureV4Init } from '@smithy/signature-v4';
import { type ServiceName, serviceEndpoint } from './endpoint';
import type { Caller, ServiceAnswer, ServiceRequest } from './messages';
import { Retries } from './retries';
import { errorIn } from './service-error';

/** The settings of an SDK client that matter here; what is left out comes from Lambda's environment. */
export interface ServiceSettings {
  readonly maxAttempts: number;
  readonly requestHandler?: NodeHttpHandlerOptions;
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: SignatureV4Init['credentials'];
}

/**
 * Calls one AWS service with the SDK's own signer, transport and retries, but without its client: each of those brings
 * the names of all operations and errors of its service, which Node compiles at every cold start (Lambda's: 72 KB for
 * one call). See docs/decisions/0043-cold-starts.md.
 */
export class ServiceClient implements Caller {
  private readonly transport: NodeHttpHandler;
  private readonly signer: SignatureV4;
  private readonly retries: Retries;
  private readonly endpoint: URL;

  constructor(service: ServiceName, settings: ServiceSettings) {
    const { maxAttempts, requestHandler, region = process.env.AWS_REGION ?? '', credentials = fromEnv() } = settings;
    this.transport = new NodeHttpHandler(requestHandler);
    this.signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
    this.retries = new Retries(maxAttempts, firstPauseMs(service));
    this.endpoint = new URL(settings.endpoint ?? serviceEndpoint(service, region));
  }

  call(request: ServiceRequest): Promise<ServiceAnswer> {
    return this.retries.run(() => this.once(request));
  }

  private async once({ body, ...given }: ServiceRequest): Promise<ServiceAnswer> {
    const { protocol, hostname, port, host } = this.endpoint;
    const headers = { host, 'user-agent': 'quiesce', ...lengthOf(body), ...traceId(), ...given.headers };
    const request = new HttpRequest({
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      body,
      ...given,
      headers,
    });
    const { response } = await this.transport.handle(new HttpRequest(await this.signer.sign(request)));
    const bytes: Uint8Array = await streamCollector(response.body);
    const answer = { status: response.statusCode, headers: response.headers, text: new TextDecoder().decode(bytes) };
    if (answer.status >= 300) throw errorIn(answer);
    return answer;
  }
}

/** As in the SDK's clients. */
const firstPauseMs = (service: ServiceName): number => (service === 'dynamodb' ? 25 : 50);

const lengthOf = (body: string | undefined) =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

/** Continues the trace of the current invocation; Lambda also finds functions that call each other in a circle by it. */
function traceId(): Record<string, string> {
  const id = process.env._X_AMZN_TRACE_ID;
  return id ? { 'x-amzn-trace-id': id } : {};
}
