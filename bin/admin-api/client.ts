import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface AdminApiOptions {
  /** Base URL, without `/v1`: the stack's output `AdminApiUrl`. */
  readonly url: string;
  /** The region that requests are signed for: where the API is. */
  readonly region: string;
  readonly credentials: Credentials;
}

/** One answer, its JSON read; `{ text }` where it is not JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  /** `GET` unless said. */
  readonly method?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to keep retrying when the gateway throttles the call (429); 20 s by default. */
  readonly patienceMs?: number;
}

/** Nobody answers at this address. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Calls the Admin API as one principal, with signed requests. */
export class AdminApi {
  readonly url: string;
  readonly region: string;
  private readonly signer: AwsClient;

  constructor({ url, region, credentials: { accessKeyId, secretAccessKey, sessionToken } }: AdminApiOptions) {
    this.url = url.replace(/\/+$/, '');
    this.region = region;
    const session = sessionToken === undefined ? {} : { sessionToken };
    this.signer = new AwsClient({
      accessKeyId,
      secretAccessKey,
      ...session,
      service: 'execute-api',
      region,
      retries: 0,
    });
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

  private async callOnce(path: string, { method = 'GET', body, headers = {} }: Call): Promise<Answer> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const init = { method, headers: { 'content-type': 'application/json', ...headers }, ...sent };
    const response = await this.signer.fetch(`${this.url}${path}`, init).catch((error: unknown) => {
      throw new UnreachableError(`${this.url} cannot be reached: ${causeOf(error)}.`, { cause: error });
    });
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
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
