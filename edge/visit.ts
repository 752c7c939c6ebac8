import type { EdgeEvent } from './event';
import type { EdgeRow } from './schedule';

/** A request that an interval covers, and what is known of it so far. */
export interface Visit {
  readonly event: EdgeEvent;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  /** The value of the hostname's key. */
  readonly schedule: string;
  readonly row: EdgeRow;
  /** What to read next: the interval's detail, then a text. */
  key: string;
  /** The lines of the detail; docs/edge-document.md says what each means. */
  detail: readonly string[];
  /** Of the text to read; empty without one. */
  language: string;
}
