import dns from 'node:dns';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Completion, Invocation, WorkerSetup } from './messages';

/**
 * Runs inside a function's worker: loads the bundle and answers one invocation at a time. It runs in a worker thread
 * whose environment is the function's own; it is compiled to plain JavaScript at start, so it imports types only.
 */
type Handler = (event: unknown, context: object) => unknown;

/** The KeyValueStore client prefixes the account to the endpoint's host, and resolvers may not know `*.localhost`. */
function resolveLocalNames(): void {
  const original = dns.lookup;
  const lookup = (hostname: string, ...rest: unknown[]) =>
    Reflect.apply(original, dns, [hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest]);
  Object.assign(dns, { lookup });
}

function loadHandler({ module, exportName }: WorkerSetup): Handler {
  const loaded: unknown = createRequire(`${module}.js`)(module);
  const handler: unknown = typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, exportName) : undefined;
  if (typeof handler !== 'function') throw new Error(`${module} exports no function ${exportName}`);
  return (event, context) => Reflect.apply(handler, undefined, [event, context]);
}

function contextOf(invocation: Invocation): object {
  return {
    awsRequestId: invocation.requestId,
    functionName: invocation.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: invocation.functionArn,
    memoryLimitInMB: String(invocation.memory),
    logGroupName: `/aws/lambda/${invocation.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
  };
}

function errorDocument(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return JSON.stringify({ errorType: typeof thrown, errorMessage: String(thrown), trace: [] });
  }
  return JSON.stringify({
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? '').split('\n'),
  });
}

async function answer(load: () => Handler, invocation: Invocation): Promise<Completion> {
  const { requestId } = invocation;
  try {
    const result = await load()(JSON.parse(invocation.event), contextOf(invocation));
    return { requestId, payload: JSON.stringify(result) ?? 'null', failed: false };
  } catch (error) {
    console.error(error);
    return { requestId, payload: errorDocument(error), failed: true };
  }
}

function serve(port: MessagePort, setup: WorkerSetup): void {
  let handler: Handler | undefined;
  const load = () => {
    handler ??= loadHandler(setup);
    return handler;
  };
  port.on('message', async (invocation: Invocation) => {
    port.postMessage(await answer(load, invocation));
  });
}

resolveLocalNames();
if (parentPort) serve(parentPort, workerData as WorkerSetup);
