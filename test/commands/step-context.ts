import type { StoredRecord } from '../../lambdas/store/records';
import type { World } from './fixtures';

/** Where a step is taken: on the records as they were seen, through `deps` that may die, under a key that makes repeats harmless. */
export interface StepContext {
  readonly world: World;
  readonly deps: World['deps'];
  readonly seen: readonly StoredRecord[];
  readonly key: string;
}

/** What makes a command repeatable. */
export const keyedBy = (key: string) => ({ idempotency: { key, fingerprint: key } });
