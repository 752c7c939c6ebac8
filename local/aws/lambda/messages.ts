/** What crosses between the runtime and a worker thread. Events and results travel as JSON, as in Lambda. */
export interface WorkerSetup {
  /** Absolute path of the module without its extension. */
  readonly module: string;
  readonly exportName: string;
}

export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly functionName: string;
  readonly functionArn: string;
  /** MiB */
  readonly memory: number;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface Completion {
  readonly requestId: string;
  /** JSON of the result, or of the error document when `failed`. */
  readonly payload: string;
  readonly failed: boolean;
}
