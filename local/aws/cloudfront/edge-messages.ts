import type { Items } from '../key-value-store/store';

/** What the worker is given when it starts. */
export interface EdgeSetup {
  /** The function as the template ships it. */
  readonly code: string;
  /**
   * Ids of the call that started last and of the call that finished last; readable while the worker is in an endless
   * loop.
   */
  readonly progress: Int32Array;
}

export interface EdgeCall {
  /** Increases by one with every call. */
  readonly id: number;
  readonly event: string;
  /** The frozen instant, epoch milliseconds. */
  readonly now: number;
  /** The store, when it changed since the last call. */
  readonly items?: Items;
}

export interface EdgeOutcome {
  readonly id: number;
  /** JSON of what the function returned. */
  readonly result?: string;
  readonly error?: string;
  readonly logs: readonly string[];
}
