import type { SiteChanges } from '../../../edge/document/changes';
import { KEYS_PER_UPDATE } from '../../aws/edge-store';
import type { MovedHostname } from '../../commands/steps/edge-hostnames';
import { keysOf, type SiteWork } from './site-work';

/** What one update of the store writes, for which sites; also sites for which nothing is to be written. */
export interface Batch {
  readonly works: readonly SiteWork[];
  readonly changes: SiteChanges;
}

/** The transaction that records a batch has at most 100 elements; two are the journal and the lease. */
const RECORD_ELEMENTS = 98;

/**
 * As many sites as one update takes, in the order given; what does not fit is left for the next one, and what comes after
 * it may fill the room. A site that alone needs more keys than one update holds gets several, by itself.
 *
 * @param most how many sites may be written at once: one, to find out which of them the store refuses
 */
export function batchOf(works: readonly SiteWork[], most: number): Batch {
  const chosen: SiteWork[] = [];
  const put = new Set<string>();
  let [sites, keys, elements] = [0, 0, 0];
  for (const work of works) {
    const needed = keysOf(work);
    const fits = sites === 0 || (sites < most && keys + needed <= KEYS_PER_UPDATE);
    const collides = work.changes.puts.some(({ key }) => put.has(key));
    if (elements + elementsOf(work) > RECORD_ELEMENTS || (needed > 0 && (!fits || collides))) continue;
    chosen.push(work);
    elements += elementsOf(work);
    keys += needed;
    if (needed > 0) sites += 1;
    for (const { key } of work.changes.puts) put.add(key);
  }
  return { works: chosen, changes: changesOf(chosen) };
}

/** A hostname that moves from one site to another within the batch is put, and not deleted. */
function changesOf(works: readonly SiteWork[]): SiteChanges {
  const puts = works.flatMap(({ changes }) => changes.puts);
  const put = new Set(puts.map(({ key }) => key));
  return { puts, deletes: works.flatMap(({ changes }) => changes.deletes).filter((key) => !put.has(key)) };
}

/** EDGE, entries, what was published and what was due; a hostname's record, and the entries of the site that had the hostname before. */
function elementsOf(work: SiteWork): number {
  const moved = movedBy(work);
  return 3 + work.due.length + moved.length + moved.filter(({ siteId }) => siteId !== undefined).length;
}

/** The hostnames whose keys a batch puts where the site had none, or deletes. */
export function movedHostnames({ works, changes }: Batch): MovedHostname[] {
  const deleted = new Set(changes.deletes);
  return works.flatMap(movedBy).filter(({ hostname, siteId }) => siteId !== undefined || deleted.has(hostname));
}

/** Only the keys of hostnames have no slash. */
function movedBy({ stored, changes, publication: { siteId } }: SiteWork): MovedHostname[] {
  const had = new Set(stored.map(({ key }) => key));
  const gained = changes.puts.filter(({ key }) => !key.includes('/') && !had.has(key));
  const lost = changes.deletes.filter((key) => !key.includes('/'));
  return [...gained.map(({ key }) => ({ hostname: key, siteId })), ...lost.map((hostname) => ({ hostname }))];
}

/** What the store holds of a site after its changes. */
export function entriesAfter({ stored, changes }: SiteWork): Record<string, string> {
  const deleted = new Set(changes.deletes);
  const kept = stored.filter(({ key }) => !deleted.has(key));
  return Object.fromEntries([...kept, ...changes.puts].map(({ key, value }) => [key, value]));
}
