import type { EpochSeconds } from './actor';

/** What one run of reconcile leaves to the next. */
export interface ReconcileState {
  /** When the edge store was last compared with what it should hold. */
  readonly storeCheckedAt: EpochSeconds;
  /** Where the last run stopped for want of time, per kind of work; absent where it did everything. */
  readonly resume: Readonly<Record<string, string>>;
  readonly version: number;
}
