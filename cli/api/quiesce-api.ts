import { type AdminApi, UnreachableError } from '../../bin/admin-api/client';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import { refusalOf } from './refusal';
import { type Attempts, attempts, neverSent } from './retry';

/** One answer of the API. The command shows what the API that it talks to says, so it does not check the answer again. */
export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  /** The body as the API wrote it. */
  readonly text: string;
  readonly headers: Headers;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Ask {
  /** Of the same question in an earlier run; a new one by default. `POST` and `PATCH` of a window take it. */
  readonly key?: string | undefined;
  readonly ifMatch?: string | undefined;
  readonly body?: unknown;
  readonly query?: Query;
}

export interface QuiesceApiOptions {
  readonly client: AdminApi;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newKey: () => string;
  /** Told in a sentence when the connection is lost and the call repeated. */
  readonly onRetry: (sentence: string) => void;
  /** Whose credentials these are, where it runs on one's own computer. */
  readonly localProfile?: string | undefined;
  /** What to do where nobody answers. */
  readonly ifUnreachable?: string | undefined;
}

/** API Gateway gives up after 30 seconds. */
const timeoutMs = 35_000;

/**
 * The Admin API for commands. A call whose answer is lost is repeated with the same `Idempotency-Key`, so it is carried out once
 * however often it is sent.
 */
export class QuiesceApi {
  readonly url: string;

  constructor(private readonly options: QuiesceApiOptions) {
    this.url = options.client.url;
  }

  get<T>(path: string, query: Query = {}): Promise<Reply<T>> {
    return this.send('GET', path, { query });
  }

  /** @throws ApiRefusal; CommandFailure when nobody answers */
  async send<T>(method: Method, path: string, ask: Ask = {}): Promise<Reply<T>> {
    const key = method === 'POST' || method === 'PATCH' ? (ask.key ?? this.options.newKey()) : undefined;
    const { answer, repeated } = await this.untilAnswered(method, pathWith(path, ask.query), ask, key);
    const { status, headers, text } = answer;
    // The first request removed it, and its answer was lost.
    const gone = method === 'DELETE' && repeated && status === 404;
    if ((status >= 200 && status < 300) || gone) return { status, headers, text, body: answer.body as T };
    throw refusalOf(answer, this.url, this.options.localProfile);
  }

  private async untilAnswered(method: Method, path: string, { body, ifMatch }: Ask, key: string | undefined) {
    const headers = {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    };
    const call = { method, headers, timeoutMs, ...(body !== undefined && { body }) };
    const state = attempts();
    for (;;) {
      try {
        const answer = await this.options.client.call(path, call);
        const pause = state.pauseAfter(answer);
        if (pause === undefined) return { answer, repeated: state.lost };
        await this.options.sleep(pause);
      } catch (error) {
        await this.pauseAfterLoss(error, state, key);
      }
    }
  }

  private async pauseAfterLoss(error: unknown, state: Attempts, key: string | undefined): Promise<void> {
    if (!(error instanceof UnreachableError)) throw error;
    const pause = state.pauseAfterLoss(error);
    if (pause === undefined) throw this.unreachable(error, state.lost ? key : undefined);
    const same = key === undefined ? '' : ' with the same idempotency key';
    if (!neverSent(error)) this.options.onRetry(`The connection was lost. Trying again${same}.`);
    await this.options.sleep(pause);
  }

  private unreachable(error: UnreachableError, key: string | undefined): CommandFailure {
    const advice =
      key === undefined
        ? this.options.ifUnreachable
        : `It may have been carried out. Repeat the command with --idempotency-key ${key}: then it is done once at most.`;
    return new CommandFailure(error.message, exitCodes.failed, advice);
  }
}

function pathWith(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const search = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return search === '' ? path : `${path}?${search}`;
}

/** A path of the API whose values come from outside: `at` encodes them. */
export function at(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return strings.reduce((path, part, index) => `${path}${encodeURIComponent(values[index - 1] ?? '')}${part}`);
}
