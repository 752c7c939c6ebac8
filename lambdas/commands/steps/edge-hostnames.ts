import type { Store } from '../../store/port';
import type { VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';

/** A hostname whose key at the edge was put for the first time by `siteId`, or deleted. */
export interface MovedHostname {
  readonly hostname: string;
  readonly siteId?: string;
}

interface HostnameRecords {
  readonly put: readonly VersionedRecord[];
  readonly remove: readonly VersionedRecord[];
}

/**
 * Whose key a hostname is at the edge now. A site that took one over before the one that had it was published again has
 * overwritten that one's key: it goes from the entries of the former, which then does not delete it.
 *
 * @param served the sites whose entries are recorded anyway
 */
export async function hostnameRecords(
  store: Store,
  moved: readonly MovedHostname[],
  served: ReadonlySet<string>,
): Promise<HostnameRecords> {
  if (moved.length === 0) return { put: [], remove: [] };
  const known = await store.load(moved.map(({ hostname }) => ({ kind: 'edge-hostname', hostname })));
  return {
    put: [...moved.flatMap((one) => holderOf(one, known)), ...(await overwritten(store, moved, known, served))],
    remove: moved.flatMap(({ hostname, siteId }) => {
      const value = known.edgeHostname(hostname);
      return siteId === undefined && value ? [{ kind: 'edge-hostname', value } as const] : [];
    }),
  };
}

function holderOf({ hostname, siteId }: MovedHostname, known: Snapshot): VersionedRecord[] {
  const before = known.edgeHostname(hostname);
  if (siteId === undefined || before?.siteId === siteId) return [];
  return [{ kind: 'edge-hostname', value: { hostname, siteId, version: (before?.version ?? 0) + 1 } }];
}

async function overwritten(
  store: Store,
  moved: readonly MovedHostname[],
  known: Snapshot,
  served: ReadonlySet<string>,
): Promise<VersionedRecord[]> {
  const formers = moved
    .filter(({ siteId }) => siteId !== undefined)
    .map(({ hostname }) => known.edgeHostname(hostname)?.siteId)
    .filter((siteId) => siteId !== undefined && !served.has(siteId));
  const siteIds = [...new Set(formers.filter((siteId) => siteId !== undefined))];
  if (siteIds.length === 0) return [];
  const snapshot = await store.load(siteIds.map((siteId) => ({ kind: 'edge-entries', siteId })));
  const gone = new Set(moved.map(({ hostname }) => hostname));
  return siteIds.flatMap((siteId): VersionedRecord[] => {
    const before = snapshot.edgeEntries(siteId);
    if (!before || !Object.keys(before.entries).some((key) => gone.has(key))) return [];
    const entries = Object.fromEntries(Object.entries(before.entries).filter(([key]) => !gone.has(key)));
    return [{ kind: 'edge-entries', value: { ...before, entries, version: before.version + 1 } }];
  });
}
