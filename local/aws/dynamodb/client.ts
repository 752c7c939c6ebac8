import type { RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { urlToHttpOptions } from 'node:url';
import type { AwsResponse, JsonObject } from '../gateway/service';
import { post } from './post';

/**
 * Local databases require a signature but do not check it. One key for everything, because some keep a separate
 * database per key.
 */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=quiesce/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
/** A Java virtual machine on a busy machine takes ten seconds to start. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 15;

/** What to do with a call whose connection broke: it may have been carried out. */
export type OnBreak = 'repeat' | 'fail';

/** Sends JSON 1.0 requests to the database behind the gateway. */
export class DynamoClient {
  private readonly address: RequestOptions;

  /** @param patienceMs how long it waits for a database that does not answer */
  constructor(
    readonly endpoint: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.address = urlToHttpOptions(new URL(endpoint));
  }

  /**
   * Forwards a request and its answer unchanged. Waits for a database that is being restarted: a call that never
   * reached it is always repeated, one that may have reached it only if `onBreak` says so.
   * @param target e.g. `DynamoDB_20120810.PutItem`
   */
  async forward(target: string, body: string | Buffer, onBreak: OnBreak = 'repeat'): Promise<AwsResponse> {
    const deadline = Date.now() + this.patienceMs;
    for (;;) {
      try {
        return await this.send(target, body);
      } catch (error) {
        if (Date.now() > deadline || (onBreak === 'fail' && !isRefused(error))) throw error;
      }
      await sleep(PAUSE_MS);
    }
  }

  /**
   * Calls an operation on behalf of the runtime itself. @throws EngineError with the code that the database answered.
   */
  async call(target: string, input: object): Promise<JsonObject> {
    return outputOf(await this.forward(target, JSON.stringify(input)));
  }

  /** @throws Error when the database does not answer in time. */
  async untilReady(): Promise<void> {
    try {
      await this.call('DynamoDB_20120810.ListTables', {});
    } catch (error) {
      throw new Error(`The database at ${this.endpoint} does not answer: ${String(error)}`, { cause: error });
    }
  }

  private async send(target: string, body: string | Buffer): Promise<AwsResponse> {
    const { status, body: answer } = await post(
      this.address,
      {
        authorization: AUTHORIZATION,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
        'x-amz-target': target,
      },
      typeof body === 'string' ? Buffer.from(body) : body,
    );
    return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: answer };
  }
}

function outputOf({ status, body }: AwsResponse): JsonObject {
  const output = JSON.parse(body.toString()) as JsonObject;
  if (status === 200) return output;
  throw new EngineError(String(output.__type).split('#').at(-1) ?? 'Unknown', String(output.message ?? output.Message));
}

/** Nothing listens on the port, so the call was not received. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}

export class EngineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'EngineError';
  }
}
