import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsResponse, JsonObject } from '../gateway/service';

/** Local databases want a signature but check none. One key for all, because some keep a database per key. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=quiesce/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const READY_MS = 10_000;

/** Speaks JSON 1.0 to the database behind the gateway. */
export class DynamoClient {
  constructor(readonly endpoint: string) {}

  /** Passes a request on as it came, and its answer back as it is. @param target e.g. `DynamoDB_20120810.PutItem` */
  async forward(target: string, body: string | Buffer): Promise<AwsResponse> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        authorization: AUTHORIZATION,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
        'x-amz-target': target,
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    const headers = { 'content-type': 'application/x-amz-json-1.0' };
    return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
  }

  /** Calls an operation of the runtime itself. @throws EngineError with the code that the database answered. */
  async call(target: string, input: object): Promise<JsonObject> {
    const { status, body } = await this.forward(target, JSON.stringify(input));
    const output = JSON.parse(body.toString()) as JsonObject;
    if (status === 200) return output;
    throw new EngineError(
      String(output.__type).split('#').at(-1) ?? 'Unknown',
      String(output.message ?? output.Message),
    );
  }

  async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    for (;;) {
      try {
        await this.call('DynamoDB_20120810.ListTables', {});
        return;
      } catch (error) {
        if (Date.now() > deadline)
          throw new Error(`The database at ${this.endpoint} does not answer: ${String(error)}`, { cause: error });
      }
      await sleep(15);
    }
  }
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
