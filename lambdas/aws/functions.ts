import type { LambdaClient, LambdaClientConfig } from '@aws-sdk/client-lambda';

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

/** Loaded with the first call and not before: most requests call no function, and it takes as long as a fifth of a cold start. */
const sdk = (): typeof import('@aws-sdk/client-lambda') => require('@aws-sdk/client-lambda');

/** @param settings of the SDK's client */
export function createFunctions(settings: LambdaClientConfig): Functions {
  let client: LambdaClient | undefined;
  const invoke = (functionName: string, payload: unknown, type: 'RequestResponse' | 'Event') => {
    const { InvokeCommand, LambdaClient } = sdk();
    client ??= new LambdaClient(settings);
    return client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: type,
        Payload: new TextEncoder().encode(JSON.stringify(payload)),
      }),
    );
  };
  return {
    async call(functionName, payload) {
      const answer = await invoke(functionName, payload, 'RequestResponse');
      const value: unknown = answer.Payload?.length ? JSON.parse(new TextDecoder().decode(answer.Payload)) : undefined;
      if (answer.FunctionError) throw new FunctionFailed(functionName, errorTypeOf(value));
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
