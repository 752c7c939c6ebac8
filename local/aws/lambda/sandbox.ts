import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import type { InvokeResult } from '../gateway/service';
import type { FunctionDefinition } from './definition';
import type { Completion, Invocation, WorkerSetup } from './messages';

let compiled: string | undefined;

/** `worker.ts` as JavaScript, so that a worker starts without a TypeScript loader. */
function bootstrap(): string {
  const source = () => readFileSync(require.resolve('./worker'), 'utf8');
  compiled ??= transformSync(source(), { loader: 'ts', format: 'cjs', target: 'node20' }).code;
  return compiled;
}

/** One worker thread with one copy of a function: what Lambda calls an execution environment. */
export class Sandbox {
  private readonly worker: Worker;
  private settle: ((result: InvokeResult) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** A sandbox that crashed or timed out is not used again. */
  alive = true;

  constructor(
    private readonly definition: FunctionDefinition,
    env: Record<string, string>,
    write: (chunk: string) => void,
  ) {
    const [file = '', exportName = ''] = definition.handler.split('.');
    const workerData: WorkerSetup = { module: join(definition.codeDirectory, file), exportName };
    this.worker = new Worker(bootstrap(), { eval: true, env, workerData, stdout: true, stderr: true, execArgv: [] });
    for (const stream of [this.worker.stdout, this.worker.stderr]) stream.setEncoding('utf8').on('data', write);
    this.worker.on('message', (completion: Completion) => this.finish(toResult(completion)));
    this.worker.on('error', (error) => this.crash(error.name, error.message));
    this.worker.on('exit', (code) => this.crash('Runtime.ExitError', `The function exited with code ${code}`));
  }

  run(requestId: string, event: string): Promise<InvokeResult> {
    const { name, arn, memory, timeoutMs } = this.definition;
    const invocation: Invocation = {
      requestId,
      event,
      functionName: name,
      functionArn: arn,
      memory,
      deadline: Date.now() + timeoutMs,
    };
    return new Promise((resolve) => {
      this.settle = resolve;
      this.timer = setTimeout(() => this.timeOut(requestId), timeoutMs);
      this.worker.postMessage(invocation);
    });
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.worker.terminate();
  }

  private timeOut(requestId: string): void {
    const seconds = (this.definition.timeoutMs / 1000).toFixed(2);
    this.crash('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`);
    void this.worker.terminate();
  }

  private crash(errorType: string, errorMessage: string): void {
    this.alive = false;
    this.finish(failure(errorType, errorMessage));
  }

  private finish(result: InvokeResult): void {
    clearTimeout(this.timer);
    this.settle?.(result);
    this.settle = undefined;
  }
}

export function failure(errorType: string, errorMessage: string): InvokeResult {
  return { payload: { errorType, errorMessage }, error: { errorType, errorMessage } };
}

function toResult({ payload, failed }: Completion): InvokeResult {
  const document: unknown = JSON.parse(payload);
  if (!failed) return { payload: document };
  const { errorType, errorMessage } = document as { readonly errorType: string; readonly errorMessage: string };
  return { payload: document, error: { errorType, errorMessage } };
}
