import type { Facts } from '../../output/page';

/** Times of a window as they were typed. */
export interface Times {
  /** A time, or `on-approval`. */
  readonly at?: string;
  readonly until?: string;
  readonly for?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly zone?: string;
}

/** Those of a new window, which has to start somehow. */
export type RequestedTimes = Times & { readonly at: string };

/** Times of a window as they are sent, and as they are shown before that. */
export interface PlannedTimes {
  readonly facts: Facts;
  readonly body: Readonly<Record<string, string | number | undefined>>;
}
