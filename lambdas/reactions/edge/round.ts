import { storedRevision } from '../../../edge/document/changes';
import { PAGE_OWNER } from '../../../edge/document/page-keys';
import { recordPublish, type ServedSite } from '../../commands/site/record-publish';
import type { EdgeJournal } from '../../domain/site/edge-records';
import { edgeState, SITES_PER_READ } from '../../queries/site/edge-state';
import type { Snapshot } from '../../store/snapshot';
import { type Batch, batchOf, entriesAfter, movedHostnames } from './batch';
import type { PublishDeps, Published } from './deps';
import { makeRoom } from './keep-room';
import type { Lease } from './lease';
import { rereadStore } from './reread-store';
import { keepPages } from './shared-pages';
import { keysOf, publishedOf, type SiteWork, siteWork, type Turn } from './site-work';
import { writeChanges } from './write-changes';

export type Served = ReadonlyMap<string, Published>;
/** It has to be done again: at once when the reason is gone, later when another publisher was in the way. */
export type Again = 'at-once' | 'later';

/** One publisher's pace: how much it reads and writes at once, which shrinks where that is too much. */
export class Pace {
  /** Sites that are read together. */
  reads = SITES_PER_READ;
  /** Sites that are written together. */
  writes = SITES_PER_READ;
}

/** What a round is part of. */
export interface Run {
  readonly deps: PublishDeps;
  readonly lease: Lease;
  readonly pace: Pace;
  /** Whether nothing is left to do once these sites are served: then the lease is given back in the same transaction. */
  readonly isLast: (siteIds: ReadonlySet<string>) => boolean;
}

/** A site as it was read before, and what is to be done for it. */
export interface Read {
  /** Its `edgeState`. */
  readonly snapshot: Snapshot;
  readonly work: SiteWork;
}

/**
 * Writes what one update holds and records it. The journal's ETag was read together with the state that is written, and
 * the update is conditional on it. So whoever read an older state has a stale ETag as soon as a newer state is in the
 * store: revisions there only increase, whatever a publisher that is late, slow or dead did.
 *
 * @param read the only site whose turn it is, when it was read before
 */
export async function round(run: Run, turns: readonly Turn[], read?: Read): Promise<Served | Again> {
  const { deps } = run;
  const seen = read?.snapshot ?? (await stateOf(run, turns));
  if (seen === 'at-once') return seen;
  const journal = seen.edgeJournal();
  await keepPages(deps, journal, turns);
  if (journal.etag === '') return reread(run);
  const works = turns
    .slice(0, run.pace.reads)
    .map((turn) => (read ? { ...read.work, due: turn.due } : siteWork(deps, seen, turn)));
  const batch = batchOf(works, run.pace.writes);
  const written = await write(run, journal, batch);
  return typeof written === 'string' ? written : record(run, { ...written, journal }, seen);
}

/** A calendar may be large, and many of them more than one answer holds. */
async function stateOf({ deps, pace }: Run, turns: readonly Turn[]): Promise<Snapshot | 'at-once'> {
  const siteIds = turns.slice(0, pace.reads).map(({ siteId }) => siteId);
  try {
    return await edgeState(deps, siteIds);
  } catch (thrown) {
    if (siteIds.length === 1) throw thrown;
    pace.reads = Math.ceil(siteIds.length / 2);
    return 'at-once';
  }
}

interface Written {
  readonly batch: Batch;
  /** Absent when there was nothing to write. */
  readonly etag?: string;
}

async function write(run: Run, journal: EdgeJournal, batch: Batch): Promise<Written | Again> {
  const { deps, pace } = run;
  const written = batch.works.filter((work) => keysOf(work) > 0);
  if (written.length === 0) return { batch };
  const update = await writeChanges(deps.edgeStore, journal.etag, batch.changes);
  if (typeof update !== 'string') {
    pace.writes = Math.min(SITES_PER_READ, pace.writes * 2);
    return { batch, etag: update.etag };
  }
  // AWS may tell a stale ETag in the words of a refusal.
  if (update === 'stale' || (await deps.edgeStore.etag()) !== journal.etag) return overtaken(run, journal);
  if (written.length === 1) return { batch: withoutRefused(batch) };
  pace.writes = Math.ceil(written.length / 2);
  return 'at-once';
}

/**
 * The store has another ETag than the journal said. Either another publisher has recorded one since; or it has not yet or
 * never will, or somebody changed the store by hand: then what the store holds has to be read.
 */
async function overtaken(run: Run, { version }: EdgeJournal): Promise<Again> {
  const journal = (await run.deps.store.load([{ kind: 'edge-store' }])).edgeJournal();
  return journal.version === version ? reread(run) : 'later';
}

const reread = async ({ deps, lease }: Run): Promise<Again> => ((await rereadStore(deps, lease)) ? 'at-once' : 'later');

/** Repeating the update would change nothing and delay the other sites. */
function withoutRefused({ works }: Batch): Batch {
  const refused = (work: SiteWork): SiteWork => ({
    ...work,
    publication: { ...work.publication, setAside: 'refused-by-store' },
    changes: { puts: [], deletes: [] },
  });
  return { works: works.map((work) => (keysOf(work) > 0 ? refused(work) : work)), changes: { puts: [], deletes: [] } };
}

async function record(
  { deps, lease, isLast }: Run,
  { batch, etag, journal }: Written & { readonly journal: EdgeJournal },
  seen: Snapshot,
): Promise<Served | Again> {
  const last = isLast(new Set(batch.works.map(({ publication }) => publication.siteId)));
  const recorded = await recordPublish(
    deps,
    {
      journal,
      ...(etag !== undefined && { etag }),
      sites: batch.works.map(servedSite),
      moved: movedHostnames(batch),
      ...(batch.works.some((work) => siteIdOf(work) === PAGE_OWNER) && deps.pages && { pages: deps.pages.digest }),
      ...(last && { lease: lease.record }),
    },
    seen,
  );
  if (recorded === 'overtaken') return 'later';
  if (last) lease.returned();
  for (const work of batch.works) tell(deps, work);
  await makeRoom(deps, batch.works.filter(({ unarmed }) => unarmed.length > 0).map(siteIdOf));
  return new Map(
    batch.works.map(({ publication }) => [
      publication.siteId,
      publishedOf(publication, recorded.get(publication.siteId)),
    ]),
  );
}

const siteIdOf = ({ publication }: SiteWork): string => publication.siteId;

function servedSite(work: SiteWork): ServedSite {
  return {
    ...work.publication,
    isGone: work.isGone,
    due: work.due,
    ...(keysOf(work) > 0 && { entries: entriesAfter(work) }),
  };
}

function tell({ log }: PublishDeps, work: SiteWork): void {
  const { siteId, revision, setAside } = work.publication;
  const publishedRevision = storedRevision(siteId, work.stored) ?? 0;
  if (setAside === 'edge-ahead') log('edge-ahead', { siteId, revision, publishedRevision });
  else if (setAside) log('site-set-aside', { siteId, revision, outcome: setAside });
  else if (keysOf(work) === 0) log('edge-unchanged', { siteId, revision });
  else log('edge-published', { siteId, revision, count: keysOf(work) });
  for (const windowId of work.unarmed) log('window-not-armed', { siteId, windowId });
}
