import type { AuditArchive } from '../../aws/audit-archive';
import { archivedText, archiveKey, archivePrefix } from '../../domain/audit/archived-entry';
import type { AuditEntry } from '../../domain/audit/audit';
import type { Log } from '../../platform/log';
import type { Store } from '../../store/port';

export interface FillDeps {
  readonly store: Pick<Store, 'auditEntries'>;
  readonly archive: AuditArchive;
  readonly log: Log;
}

/** As many as one call copies, in some 30 s of its 2 minutes. */
const entriesPerCall = 1000;
const entriesPerQuery = 250;

/**
 * Copies what the archive lacks of a chain: everything that is older than the archive, or what was lost on the way. Entries are
 * always copied in order, so the archive has a chain up to some entry, and that entry is found by bisection.
 *
 * @param through the last entry to copy
 * @returns whether all of them are there now, as far as the table has them; otherwise call again
 */
export async function fillChain(deps: FillDeps, chain: string, through: number): Promise<boolean> {
  const first = await lastArchived(deps.archive, chain, through);
  let last = first;
  let more = last < through;
  while (more && last < through && last - first < entriesPerCall) {
    const read = await deps.store.auditEntries(chain, last, Math.min(entriesPerQuery, through - last));
    for (const entry of read.entries) await putEntry(deps.archive, entry);
    last = read.entries.at(-1)?.seq ?? last;
    more = read.more;
  }
  if (last > first) deps.log('audit-archive-filled', { chain, sequence: last, count: last - first });
  return last >= through || !more;
}

export const putEntry = (archive: AuditArchive, entry: AuditEntry) =>
  archive.put(archiveKey(entry), archivedText(entry));

async function lastArchived(archive: AuditArchive, chain: string, through: number): Promise<number> {
  const has = (seq: number) => archive.has(archivePrefix(chain, seq));
  if (through === 0 || (await has(through))) return through;
  let [there, missing] = [0, through];
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (await has(middle)) there = middle;
    else missing = middle;
  }
  return there;
}
