import type { EdgeEntry } from '../../../edge/document/document';
import type { EpochSeconds } from '../../domain/actor';
import { sitePublish } from '../../domain/evidence/records';
import { type EdgeJournal, type EdgeLease, journalOf, type PublishDue } from '../../domain/site/edge-records';
import { edgeAfter, type SitePublication } from '../../domain/site/publication';
import type { PublishedEdge } from '../../domain/site/site';
import type { Commit, Store } from '../../store/port';
import type { DueRecord, EvidenceRecord, RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { hostnameRecords } from '../steps/edge-hostnames';
import { randomBackoff } from '../transaction/backoff';
import type { Deps } from '../transaction/deps';

/** A site that a publisher served. */
export interface ServedSite extends SitePublication {
  /** It was deleted. */
  readonly isGone?: boolean;
  /** What the edge store holds of it now; absent when that did not change. */
  readonly entries?: Readonly<Record<string, string>>;
  /** What was due when the site was read. */
  readonly due: readonly PublishDue[];
}

/** What the pages of all sites share. */
export interface SharedPages {
  readonly entries: readonly EdgeEntry[];
  /** Of the entries. */
  readonly digest: string;
}

/** What a publisher wrote to the edge store in one go. */
export interface PublishRecord {
  /** As it was before anything was written. */
  readonly journal: EdgeJournal;
  /** The store's ETag after the update; absent when nothing was written. */
  readonly etag?: string;
  readonly sites: readonly ServedSite[];
  /** The hostnames whose keys were put for the first time by their site (`siteId`) or deleted. */
  readonly moved: readonly { readonly hostname: string; readonly siteId?: string }[];
  /** The digest of the shared entries of pages, when they were served. */
  readonly pages?: string;
  /** The lease to give back, when this was the last thing to do. */
  readonly lease?: EdgeLease;
}

export type Recorded = ReadonlyMap<string, PublishedEdge | undefined>;

const attempts = 8;
const longestFirstPauseMs = 10;

/**
 * Records in one transaction what the edge store holds now, for which sites, and what is no longer due. The condition is
 * the journal: whoever recorded anything of the store since makes this one `overtaken`. A command that meanwhile raised a
 * revision does not: that site stays due.
 *
 * @param seen the journal, and EDGE and entries of these sites, as they were when they were read
 * @returns what EDGE says of each site now
 */
export async function recordPublish(
  { store, clock, backoff = randomBackoff }: Omit<Deps, 'newId'>,
  record: PublishRecord,
  seen: Snapshot,
): Promise<Recorded | 'overtaken'> {
  let facts: Facts = { snapshot: seen, due: record.sites.flatMap(({ due }) => due), lease: record.lease };
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const edges = new Map(record.sites.map((site) => [site.siteId, edgeOf(site, facts.snapshot, clock())]));
    const commit = await commitOf(store, record, facts, [...edges.values()], clock());
    if ((await store.commit(commit)) === 'committed') {
      return new Map([...edges].map(([siteId, edge]) => [siteId, edge ?? facts.snapshot.edge(siteId)]));
    }
    await backoff(longestFirstPauseMs * 2 ** attempt);
    facts = await reload(store, record);
    if (facts.snapshot.edgeJournal().version !== record.journal.version) return 'overtaken';
  }
  throw new Error('What was published could not be recorded');
}

interface Facts {
  readonly snapshot: Snapshot;
  /** What can be removed: what still is of the revision that was served. */
  readonly due: readonly PublishDue[];
  readonly lease: EdgeLease | undefined;
}

async function reload(store: Store, { sites, lease }: PublishRecord): Promise<Facts> {
  const [snapshot, queue] = await Promise.all([
    store.load([
      { kind: 'edge-store' },
      { kind: 'edge-lease' },
      ...sites.flatMap(({ siteId }): RecordKey[] => [
        { kind: 'edge', siteId },
        { kind: 'edge-entries', siteId },
      ]),
    ]),
    store.publishDue(),
  ]);
  const isStill = (one: PublishDue) => queue.some((due) => keyText(due) === keyText(one));
  return {
    snapshot,
    due: sites.flatMap((site) => site.due).filter(isStill),
    lease: snapshot.edgeLease().version === lease?.version ? lease : undefined,
  };
}

const keyText = ({ siteId, urgent, revision }: PublishDue): string => `${siteId} ${urgent} ${revision}`;

function edgeOf(site: ServedSite, snapshot: Snapshot, at: number): PublishedEdge | undefined {
  return edgeAfter(snapshot.edge(site.siteId), site, at, site.entries !== undefined);
}

async function commitOf(
  store: Store,
  { journal, etag = journal.etag, pages = journal.pages, sites, moved }: PublishRecord,
  { snapshot, due, lease }: Facts,
  edges: readonly (PublishedEdge | undefined)[],
  at: EpochSeconds,
): Promise<Commit> {
  // A site that is set aside keeps its entries, but for a hostname that another one took over.
  const written = new Set(sites.flatMap(({ siteId, entries }) => (entries ? siteId : [])));
  const hostnames = await hostnameRecords(store, moved, written);
  const put: VersionedRecord[] = [
    ...edges.flatMap((value) => (value ? [{ kind: 'edge', value } as const] : [])),
    ...sites.flatMap((site) => entriesOf(site, snapshot)),
    ...hostnames.put,
    ...(lease ? [{ kind: 'edge-lease', value: { ...lease, until: 0, version: lease.version + 1 } } as const] : []),
  ];
  const remove = [...due.map((value): DueRecord => ({ kind: 'publish-due', value })), ...hostnames.remove];
  const putAlways = sites.flatMap((site): EvidenceRecord[] =>
    site.entries ? [{ kind: 'site-publish', value: sitePublish(site, site.entries, at) }] : [],
  );
  // Also when nothing was written: another publisher may have written something older by now that it has not recorded. Its record
  // would be right as to the store, and nobody would know that the newest revision is not there any more.
  const next = journalOf(etag, leftBehindAfter(journal, sites), journal.version + 1);
  const value = { ...next, ...(pages !== undefined && { pages }) };
  return { put: [...put, { kind: 'edge-store', value }], putAlways, remove };
}

function leftBehindAfter({ leftBehind = [] }: EdgeJournal, sites: readonly ServedSite[]): readonly string[] {
  const served = new Set(sites.map(({ siteId }) => siteId));
  const still = sites.filter(({ isGone, setAside }) => isGone && setAside).map(({ siteId }) => siteId);
  return [...leftBehind.filter((siteId) => !served.has(siteId)), ...still];
}

function entriesOf({ siteId, entries }: ServedSite, snapshot: Snapshot): VersionedRecord[] {
  if (!entries) return [];
  const version = (snapshot.edgeEntries(siteId)?.version ?? 0) + 1;
  return [{ kind: 'edge-entries', value: { siteId, entries, version } }];
}
