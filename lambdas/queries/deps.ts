import type { EpochSeconds } from '../domain/actor';
import type { Store } from '../store/port';

export interface QueryDeps {
  readonly store: Store;
  readonly clock: () => EpochSeconds;
}

/** For queries about what the edge has. */
export interface ArmedQueryDeps extends QueryDeps {
  /** How long before its start a window is put at the edge, in seconds. */
  readonly armedSecondsAhead: number;
}
