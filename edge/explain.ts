import { createHash, createHmac } from 'node:crypto';
import { decide, decideByDetail, type EdgeRule } from './decide';
import type { EdgeEntry, EdgeMode } from './document';
import type { EdgeEvent, EdgeHeader } from './event';
import type { EdgeCover } from './schedule';
import { wildcardOf } from './wildcard';

/** A request as somebody describes it who wants to know what would become of it. */
export interface ExplainedRequest {
  readonly method: string;
  readonly host: string;
  /** Without the query string. */
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ip: string;
}

export interface ExplainOptions {
  /** Whether the gate looks wildcard hostnames up. */
  readonly wildcards: boolean;
}

/** What the edge does with a request, and why. Only `refuse` refuses. */
export interface EdgeExplanation {
  readonly rule: EdgeRule;
  readonly siteId?: string;
  /** The entry that was found: the hostname itself or `*.parent`. */
  readonly matchedHostname?: string;
  readonly mode?: EdgeMode;
  readonly windowId?: string;
  /** UTC epoch seconds. */
  readonly endsAt?: number;
}

type Get = (key: string) => Promise<string | undefined>;

interface Judgement {
  readonly rule: EdgeRule;
  readonly cover?: EdgeCover;
}

/**
 * Lets the edge's own `decide` judge a request at a time, on the entries of the store.
 *
 * @param now UTC epoch seconds
 */
export async function explainRequest(
  entries: readonly EdgeEntry[] | Get,
  request: ExplainedRequest,
  now: number,
  { wildcards }: ExplainOptions,
): Promise<EdgeExplanation> {
  const get: Get =
    typeof entries === 'function' ? entries : async (key) => entries.find((entry) => entry.key === key)?.value;
  const host = request.host.toLowerCase();
  const names = wildcards ? [host, wildcardOf(host)] : [host];
  for (const name of names) {
    const schedule = await get(name);
    if (schedule) return describe(await judge(get, schedule, eventOf(request), now), schedule, name);
  }
  return { rule: 'no-schedule' };
}

async function judge(get: Get, schedule: string, event: EdgeEvent, now: number): Promise<Judgement> {
  const cover = decide(event.request, schedule, now);
  if (typeof cover === 'string') return { rule: cover };
  const detail = (await get(cover.detailKey)) ?? '';
  return { rule: decideByDetail(event, cover, detail.split('\n'), now, { createHash, createHmac }), cover };
}

function describe({ rule, cover }: Judgement, schedule: string, matchedHostname: string): EdgeExplanation {
  const [, , siteId] = (schedule.split('\n')[0] ?? '').split(' ');
  const found = { rule, matchedHostname, ...(siteId !== undefined && { siteId }) };
  if (!cover) return found;
  const { mode, endsAt, detailKey } = cover;
  return { ...found, mode, endsAt, windowId: detailKey.replace('/', '.') };
}

function eventOf({ method, uri, headers, ip, host }: ExplainedRequest): EdgeEvent {
  const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), { value }] as const);
  const { cookie, ...others }: Record<string, EdgeHeader | undefined> = Object.fromEntries(sent);
  const pairs = (cookie?.value ?? '').split(';').map((pair) => pair.trim().split('='));
  const cookies = Object.fromEntries(pairs.map(([name = '', ...value]) => [name, { value: value.join('=') }]));
  return { viewer: { ip }, request: { method, uri, headers: { ...others, host: { value: host } }, cookies } };
}
