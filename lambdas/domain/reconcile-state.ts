import type { EpochSeconds } from './actor';

/** What one run of reconcile leaves to the next. */
export interface ReconcileState {
  /** When the edge store was last compared with what it should hold. */
  readonly storeCheckedAt: EpochSeconds;
  /** Where the last run stopped for want of time, per kind of work; absent where it did everything. */
  readonly resume: Readonly<Record<string, string>>;
  /**
   * When the last complete run found nothing to do, no open question, nothing to publish or to mail, and no window that is active or
   * will be soon. Absent when it found any of that.
   */
  readonly idleAt?: EpochSeconds;
  readonly version: number;
}

/** Whether the last complete run, less than so many seconds ago, found nothing to do and nothing that may need something soon. */
export const wasIdle = ({ idleAt }: ReconcileState, now: EpochSeconds, within: number): boolean =>
  idleAt !== undefined && now - idleAt < within;
