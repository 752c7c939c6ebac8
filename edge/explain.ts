import { decide, type EdgeRule } from './decide';
import type { EdgeEntry, EdgeInterval } from './document';

export interface EdgeExplanation {
  readonly rule: EdgeRule;
  readonly mode?: EdgeInterval['mode'];
  readonly siteId?: string;
  readonly windowId?: string;
  readonly matchedHostname?: string;
  readonly endsAt?: number;
}

export async function explainRequest(
  entries: readonly EdgeEntry[],
  request: { method: string; host: string; uri: string; headers: object; ip: string },
  now: number,
  _options: { wildcards: boolean },
): Promise<EdgeExplanation> {
  const get = (key: string) => entries.find((entry) => entry.key === key)?.value;
  const event = { method: request.method, uri: request.uri, headers: { host: { value: request.host } } };
  const schedule = get(request.host);
  const first = decide(event, { schedule }, now);
  const cover = first.cover;
  const last = cover ? decide(event, { cover, detail: get(cover.detailKey)?.split('\n') }, now) : first;
  return {
    rule: last.rule,
    ...(schedule !== undefined && { matchedHostname: request.host }),
    ...(cover && { mode: cover.mode, endsAt: cover.endsAt, windowId: cover.detailKey.replace('/', '.') }),
  };
}
