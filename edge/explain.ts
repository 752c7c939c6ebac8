import { scheduleHead } from './document/changes';
import type { EdgeEntry, EdgeMode } from './document/document';
import { modes } from './document/mode';
import { LOGO_PATH, STYLE_PATH } from './document/page-keys';
import { DIGITS, IntervalField } from './document/schedule';
import { decide, decideByDetail } from './function/decide';
import type { EdgeEvent, EdgeHeader } from './function/event';
import type { GatedRequest } from './function/gated-request';
import { hostnameOf, wildcardOf } from './function/hostname';
import { type EdgeRule, edgeRules } from './function/rule';
import { STATUS_PATH } from './function/status';

/** A request to explain. */
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
  /** The entry that matched: the hostname itself or `*.parent`. */
  readonly matchedHostname?: string;
  readonly mode?: EdgeMode;
  readonly windowId?: string;
  /** UTC epoch seconds. */
  readonly endsAt?: number;
}

type Get = (key: string) => Promise<string | undefined>;

/** The rule, and the interval if one covers the request. */
interface Judgement {
  readonly rule: EdgeRule;
  readonly gated?: GatedRequest;
}

/**
 * Runs the edge's own `decide` for a request at a given time, on the entries of the store.
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
  const host = hostnameOf(request.host);
  const names = wildcards ? [host, wildcardOf(host)] : [host];
  for (const name of names) {
    const schedule = await get(name);
    if (schedule) return describe(await judge(get, eventOf(request), schedule, now), schedule, name);
  }
  return { rule: 'no-schedule' };
}

async function judge(get: Get, event: EdgeEvent, schedule: string, now: number): Promise<Judgement> {
  const { uri } = event.request;
  if (uri === STATUS_PATH) return { rule: 'status' };
  if ((uri === STYLE_PATH || uri === LOGO_PATH) && isDue(schedule, now)) return { rule: 'page-part' };
  const decided = decide(event, schedule, now);
  if (typeof decided === 'number') return { rule: edgeRules[decided] };
  decided.detail = ((await get(decided.key)) ?? '').split('\n');
  return { rule: edgeRules[decideByDetail(decided)], gated: decided };
}

/** Whether the gate looks into a schedule at all; until then every request passes. */
const isDue = (schedule: string, now: number): boolean => Number(schedule.slice(0, DIGITS)) <= now;

function describe({ rule, gated }: Judgement, schedule: string, matchedHostname: string): EdgeExplanation {
  const siteId = scheduleHead({ key: matchedHostname, value: schedule })?.siteId;
  const found = { rule, matchedHostname, ...(siteId !== undefined && { siteId }) };
  if (!gated) return found;
  const { interval } = gated;
  const mode = modes[interval[IntervalField.mode]] ?? 'full';
  const windowId = `${gated.siteId}.${interval[IntervalField.window]}`;
  return { ...found, mode, endsAt: interval[IntervalField.endsAt], windowId };
}

function eventOf({ method, uri, headers, ip, host }: ExplainedRequest): EdgeEvent {
  const sent = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), { value }] as const);
  const { cookie, ...others }: Record<string, EdgeHeader | undefined> = Object.fromEntries(sent);
  const pairs = (cookie?.value ?? '').split(';').map((pair) => pair.trim().split('='));
  const cookies = Object.fromEntries(pairs.map(([name = '', ...value]) => [name, { value: value.join('=') }]));
  return {
    viewer: { ip },
    request: { method, uri, querystring: {}, headers: { ...others, host: { value: host } }, cookies },
  };
}
