import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';

/** @throws Refusal `unknown-site` */
export function siteIn(snapshot: Snapshot, siteId: string): Site {
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  return site;
}

export function siteKeys(siteId: string, hostnames: readonly string[]): RecordKey[] {
  return [
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge-room' },
    ...hostnames.map((hostname) => ({ kind: 'hostname', hostname }) as const),
  ];
}

/** Ids of the windows that are undecided, approved or active. */
export function liveWindowIds(snapshot: Snapshot, siteId: string): string[] {
  return [...snapshot.head(siteId).requests, ...snapshot.calendar(siteId).entries.map(({ windowId }) => windowId)];
}
