import type { EdgeInterval, EdgeSite } from '../../edge/document';
import { encodeSite } from '../../edge/encode';
import type { EdgeEvent, EdgeHeader } from '../../edge/event';
import type { Visit } from './stages';

/** 2026-11-22T14:00:00Z to 15:00:00Z */
export const start = 1795356000;
export const end = start + 3600;

export const interval = (given: Partial<EdgeInterval> = {}): EdgeInterval => ({
  windowId: 'demo.01K0000000000000000000000A',
  mode: 'full',
  startsAt: start,
  endsAt: end,
  hostnames: ['shop.example.com'],
  paths: [],
  exemptions: [],
  ...given,
});

export const exempting = interval({ exemptions: ['/health', 'POST /login', '/.well-known/acme-challenge/'] });

export const site = (...intervals: EdgeInterval[]): EdgeSite => ({
  siteId: 'demo',
  revision: 7,
  hostnames: ['shop.example.com'],
  intervals,
});

/** What a request meets: the origin, or a refusal of this status. */
type Met = 'origin' | 503 | 403;

export interface EdgeCase {
  readonly fact: string;
  readonly visit: Visit;
  readonly met: Met;
  readonly reads: number;
}

interface Sent {
  readonly method?: string;
  readonly uri?: string;
  readonly ip?: string;
  readonly headers?: Readonly<Record<string, string | EdgeHeader>>;
}

export function eventOf({ method = 'GET', uri = '/', ip = '203.0.113.9', headers = {} }: Sent = {}): EdgeEvent {
  const all = Object.entries({ host: 'shop.example.com', ...headers });
  const asSent = all.map(([name, sent]) => [name, typeof sent === 'string' ? { value: sent } : sent]);
  return { viewer: { ip }, request: { method, uri, headers: Object.fromEntries(asSent) } };
}

/** A visit in the middle of the windows unless `now` says otherwise. */
export function visit(sent: Sent, intervals: readonly EdgeInterval[], now: number = start + 600): Visit {
  return { event: eventOf(sent), entries: encodeSite(site(...intervals), Math.min(now, start)), now };
}
