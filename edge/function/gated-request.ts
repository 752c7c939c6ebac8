import type { ScheduledInterval } from '../document/schedule';
import type { EdgeEvent, EdgeHeader, EdgeRequest } from './event';

/** A request whose hostname, as it was sent, no site has: the store is asked for another spelling of it. */
export interface Lookup {
  readonly reading: 'schedule';
  readonly event: EdgeEvent;
  /** What to read from the store next. */
  readonly key: string;
}

/** A request that came by a bypass link: before anything else is decided, its token is checked. */
export interface LinkRequest {
  readonly reading: 'link-keys';
  readonly event: EdgeEvent;
  /** The value of the hostname's key. */
  readonly schedule: string;
  readonly siteId: string;
  readonly token: EdgeHeader;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  /** A detail, or the entry that has the keys of links alone. */
  readonly key: string;
}

/** A request that an interval covers and may refuse, and what is known of it so far. */
export interface GatedRequest {
  reading: 'detail' | 'text';
  readonly event: EdgeEvent;
  readonly request: EdgeRequest;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  readonly siteId: string;
  readonly interval: ScheduledInterval;
  /** The interval's detail, then a text. */
  key: string;
  /** The lines of the detail; `edge/document/detail.ts` names them. */
  detail: readonly string[];
  /** Of the text to read; empty before that. */
  language: string;
}
