import type { Caller } from './service/messages';

/** Other functions of this stack, called by name or ARN. */
export interface Functions {
  /** Waits for the answer. @throws FunctionFailed when the function threw. */
  call(functionName: string, payload: unknown): Promise<unknown>;
  /** Invokes asynchronously; Lambda retries twice. When this returns, the payload is stored, not processed. */
  send(functionName: string, payload: unknown): Promise<void>;
}

/** Contains only the error's type, because its message may quote the function's input. */
class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';

  constructor(functionName: string, errorType: string) {
    super(`${functionName} failed with ${errorType}`);
  }
}

/** @param client of `lambda` */
export function createFunctions(client: Caller): Functions {
  const invoke = (functionName: string, payload: unknown, type: 'RequestResponse' | 'Event') =>
    client.call({
      method: 'POST',
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': type },
      body: JSON.stringify(payload),
    });
  return {
    async call(functionName, payload) {
      const { headers, text } = await invoke(functionName, payload, 'RequestResponse');
      const value: unknown = text === '' ? undefined : JSON.parse(text);
      if (headers['x-amz-function-error']) throw new FunctionFailed(functionName, errorTypeOf(value));
      return value;
    },
    async send(functionName, payload) {
      await invoke(functionName, payload, 'Event');
    },
  };
}

function errorTypeOf(value: unknown): string {
  const typed = typeof value === 'object' && value !== null && 'errorType' in value ? value.errorType : undefined;
  return typeof typed === 'string' ? typed : 'an unknown error';
}
