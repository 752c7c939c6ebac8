import type { EdgeRow } from '../document/schedule';
import type { EdgeEvent, EdgeHeader, EdgeRequest } from './event';

/** A request whose hostname, as it was sent, no site has: another name is looked up. */
export interface Search {
  readonly event: EdgeEvent;
  /** What to read next: the other name. */
  readonly key: string;
  readonly row?: undefined;
}

/** A request that an interval covers, and what is known of it so far. */
export interface Visit {
  readonly event: EdgeEvent;
  readonly request: EdgeRequest;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  /** The value of the hostname's key. */
  readonly schedule: string;
  readonly row: EdgeRow;
  /** The token of a link that the request came by. */
  readonly link: EdgeHeader | undefined;
  /** What to read next: the interval's detail, then a text. */
  key: string;
  /** The lines of the detail; docs/edge-document.md says what each means. */
  detail: readonly string[];
  /** Of the text to read; empty before that. */
  language: string;
}
