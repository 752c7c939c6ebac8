import type { EpochSeconds } from '../domain/window';
import type { Store } from '../store/port';

export interface QueryDeps {
  readonly store: Store;
  readonly clock: () => EpochSeconds;
}
