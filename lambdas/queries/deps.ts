import type { EpochSeconds } from '../domain/actor';
import type { Store } from '../store/port';

export interface QueryDeps {
  readonly store: Store;
  readonly clock: () => EpochSeconds;
}
