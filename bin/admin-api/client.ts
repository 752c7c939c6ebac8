import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Long waits outlive temporary credentials, so the current ones are asked for before each request. */
export type CredentialSource = () => Promise<Credentials>;

export interface AdminApiOptions {
  /** Base URL, without `/v1`: the stack's output `AdminApiUrl`. */
  readonly url: string;
  /** The region that requests are signed for: where the API is. */
  readonly region: string;
  readonly credentials: Credentials | CredentialSource;
}

/** One answer, its JSON read; `{ text }` where it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it was sent. */
  readonly text: string;
}

export interface Call {
  /** `GET` unless said. */
  readonly method?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to keep retrying when the gateway throttles the call (429); 20 s by default. */
  readonly patienceMs?: number;
  /** How long to wait for the answer to one request; forever by default. */
  readonly timeoutMs?: number;
}

/** Nobody answers at this address, or the connection was lost before the whole answer had come. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Calls the Admin API as one principal, with signed requests. */
export class AdminApi {
  readonly url: string;
  readonly region: string;
  private readonly credentials: CredentialSource;
  /** Derived signing keys, which are the same for a day. */
  private readonly signingKeys = new Map<string, ArrayBuffer>();

  constructor({ url, region, credentials }: AdminApiOptions) {
    this.url = url.replace(/\/+$/, '');
    this.region = region;
    this.credentials = typeof credentials === 'function' ? credentials : async () => credentials;
  }

  /**
   * Repeats a call that the gateway throttles.
   *
   * @param path with its leading slash and `/v1`
   * @throws UnreachableError
   */
  async call(path: string, call: Call = {}): Promise<Answer> {
    const deadline = Date.now() + (call.patienceMs ?? 20_000);
    for (;;) {
      const answer = await this.callOnce(path, call);
      if (answer.status !== 429 || Date.now() >= deadline) return answer;
      await sleep(100 + Math.random() * 200);
    }
  }

  get(path: string): Promise<Answer> {
    return this.call(path);
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call(path, { method: 'POST', body, headers });
  }

  private async callOnce(path: string, { method = 'GET', body, headers = {}, timeoutMs }: Call): Promise<Answer> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const limit = timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) };
    const init = { method, headers: { 'content-type': 'application/json', ...headers }, ...sent, ...limit };
    const signer = this.signerFor(await this.credentials());
    try {
      const response = await signer.fetch(`${this.url}${path}`, init);
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parsed(text), text };
    } catch (error) {
      throw new UnreachableError(`${this.url} cannot be reached: ${causeOf(error)}.`, { cause: error });
    }
  }

  private signerFor({ accessKeyId, secretAccessKey, sessionToken }: Credentials): AwsClient {
    const session = sessionToken === undefined ? {} : { sessionToken };
    const { region, signingKeys: cache } = this;
    return new AwsClient({
      accessKeyId,
      secretAccessKey,
      ...session,
      service: 'execute-api',
      region,
      cache,
      retries: 0,
    });
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : { text };
  } catch {
    return { text };
  }
}

/**
 * `fetch` only says that it failed; the reason is in its cause, whose message is empty if several addresses were tried.
 */
function causeOf(error: unknown): string {
  const cause = memberOf(error, 'cause') ?? error;
  return String(memberOf(cause, 'message') || memberOf(cause, 'code') || cause);
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
