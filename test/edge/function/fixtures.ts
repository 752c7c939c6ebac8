import type { EdgeBypass, EdgeInterval, EdgeSite } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import { pageEntries } from '../../../edge/document/encode-page';
import type { EdgeEvent, EdgeHeader, EdgeRequest, EdgeResponse } from '../../../edge/function/event';
import type { Call } from './stages';

/** 2026-11-22T14:00:00Z to 15:00:00Z */
export const start = 1795356000;
export const end = start + 3600;

/** What all pages share. */
const shared = pageEntries();

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

export interface Sent {
  readonly method?: string;
  readonly uri?: string;
  readonly ip?: string;
  readonly headers?: Readonly<Record<string, string | EdgeHeader>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string | EdgeHeader>>;

const asSent = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, sent]) => [name, typeof sent === 'string' ? { value: sent } : sent]),
  );

export function eventOf(sent: Sent = {}): EdgeEvent {
  const { method = 'GET', uri = '/', ip = '203.0.113.9', headers = {}, query = {}, cookies = {} } = sent;
  const host = { value: 'shop.example.com' };
  const request = { method, uri, querystring: asSent(query), headers: { host, ...asSent(headers) } };
  return { viewer: { ip }, request: { ...request, cookies: asSent(cookies) } };
}

/** The body of an answer; empty for a request that passed. */
export const textOf = (result: EdgeRequest | EdgeResponse): string =>
  'statusCode' in result && typeof result.body === 'string' ? result.body : '';

/** A call in the middle of the windows unless `now` says otherwise. */
export function callOf(
  sent: Sent,
  intervals: readonly EdgeInterval[],
  now: number = start + 600,
  bypass?: EdgeBypass,
): Call {
  return callOn({ ...site(...intervals), ...(bypass && { bypass }) }, sent, now);
}

export function callOn(given: EdgeSite, sent: Sent, now: number = start + 600): Call {
  return { event: eventOf(sent), entries: [...encodeSite(given, Math.min(now, start)), ...shared], now };
}
