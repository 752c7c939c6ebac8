import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformSync } from 'esbuild';
import type { Items } from '../key-value-store/store';
import type { EdgeCall, EdgeOutcome, EdgeSetup } from './edge-messages';

/**
 * Only for a function that never ends. CloudFront counts the time that a function computes; this is the time on the clock, and on a busy
 * computer a thread may have to wait for a tenth of a second.
 */
const limitMs = 500;

class EdgeFunctionError extends Error {
  override readonly name = 'EdgeFunctionError';
}

export interface EdgeEnvironment {
  /** The store as the edge sees it, and a name that changes whenever the store does. */
  store(): { readonly items: Items; readonly id: string };
  /** What the function wrote with `console.log`. */
  log(text: string): void;
}

interface Pending {
  readonly call: EdgeCall;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EdgeFunctionError) => void;
}

/**
 * A CloudFront Function in a worker thread, where an endless loop can be stopped and a busy main thread does not delay
 * it.
 */
export class EdgeFunction {
  readonly #code: string;
  readonly #environment: EdgeEnvironment;
  readonly #progress = new Int32Array(new SharedArrayBuffer(8));
  readonly #pending = new Map<number, Pending>();
  #worker: Worker;
  #sent: string | undefined;
  #lastId = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(code: string, environment: EdgeEnvironment) {
    this.#code = code;
    this.#environment = environment;
    this.#worker = this.#spawn();
  }

  /** @param now epoch milliseconds. @throws EdgeFunctionError when it throws, does not settle, or takes longer than half a second */
  call(event: object, now: number): Promise<unknown> {
    this.#lastId += 1;
    const call = { id: this.#lastId, event: JSON.stringify(event), now };
    return new Promise((resolve, reject) => {
      this.#pending.set(call.id, { call, resolve, reject });
      this.#send(call);
      this.#watch ??= setTimeout(() => this.#guard(0), limitMs);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#watch);
    await this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(new EdgeFunctionError('The site stopped'));
    this.#pending.clear();
  }

  #send(call: EdgeCall): void {
    const { items, id } = this.#environment.store();
    this.#worker.postMessage(id === this.#sent ? call : { ...call, items });
    this.#sent = id;
  }

  /** Stops a call that was already running a whole interval ago, so a late timer cannot stop a call too early. */
  #guard(runningBefore: number): void {
    this.#watch = undefined;
    const [started = 0, finished = 0] = [Atomics.load(this.#progress, 0), Atomics.load(this.#progress, 1)];
    const running = started > finished ? started : 0;
    if (running > 0 && running === runningBefore) this.#replaceWorker(running);
    if (this.#pending.size > 0) this.#watch = setTimeout(() => this.#guard(running), limitMs);
  }

  #replaceWorker(stuck: number): void {
    void this.#worker.removeAllListeners().terminate();
    this.#worker = this.#spawn();
    this.#settle({ id: stuck, error: `It took longer than ${limitMs} ms`, logs: [] });
    for (const { call } of this.#pending.values()) this.#send(call);
  }

  #spawn(): Worker {
    this.#sent = undefined;
    this.#progress.fill(0);
    const workerData: EdgeSetup = { code: this.#code, progress: this.#progress };
    const worker = new Worker(workerSource(), { eval: true, workerData, execArgv: [] });
    worker.on('message', (outcome: EdgeOutcome) => this.#settle(outcome));
    return worker;
  }

  #settle({ id, result, error, logs }: EdgeOutcome): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    for (const text of logs) this.#environment.log(text);
    if (result === undefined) pending?.reject(new EdgeFunctionError(error ?? 'It returned nothing'));
    else pending?.resolve(JSON.parse(result));
  }
}

let compiled: string | undefined;

/** `edge-worker.ts` as JavaScript, so that the worker starts without a TypeScript loader. */
function workerSource(): string {
  const source = () => readFileSync(join(__dirname, 'edge-worker.ts'), 'utf8');
  compiled ??= transformSync(source(), { loader: 'ts', format: 'cjs', target: 'node20' }).code;
  return compiled;
}
