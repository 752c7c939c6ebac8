import type { ScheduledInterval } from '../document/schedule';
import type { EdgeEvent, EdgeHeader, EdgeRequest } from './event';

/** What a key is read for. Numbers, because the size of the code is limited. */
export const Reading = { schedule: 0, keys: 1, part: 2, detail: 3, text: 4, page: 5 } as const;

/** A request whose hostname, as it was sent, was not found: the store is asked for another spelling of it. */
export interface Lookup {
  readonly reading: typeof Reading.schedule;
  readonly event: EdgeEvent;
  /** What to read from the store next. */
  readonly key: string;
}

/** A request with the token of a bypass link; the token is checked before anything else. */
export interface LinkRequest {
  readonly reading: typeof Reading.keys;
  readonly event: EdgeEvent;
  /** The value of the hostname's key. */
  readonly schedule: string;
  readonly siteId: string;
  readonly token: EdgeHeader;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  /** A detail, or the entry that has only the keys of links. */
  readonly key: string;
}

/** A browser asks for a part of a page: the style, or the site's logo. */
export interface PartRequest {
  readonly reading: typeof Reading.part;
  key: string;
  /** What was read of the logo before. */
  read: string;
}

/** A request that an interval covers and may refuse, with what is known about it so far. */
export interface GatedRequest {
  reading: typeof Reading.detail | typeof Reading.text | typeof Reading.page;
  readonly event: EdgeEvent;
  /** That of the event. */
  readonly incoming: EdgeRequest;
  /** UTC epoch seconds, with fractions. */
  readonly clock: number;
  readonly siteId: string;
  readonly interval: ScheduledInterval;
  /** The interval's detail, then a text, then the template of the page. */
  key: string;
  /** The lines of the detail; `edge/document/detail.ts` names them. */
  detail: readonly string[];
  /** Of the text to read; empty before that. */
  language: string;
  /** The lines of the text. */
  text?: readonly string[];
}
