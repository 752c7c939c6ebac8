import type { AuditEntry } from '../../domain/audit/audit';
import type { ChainPart, EntryLink } from '../../domain/evidence/evidence';
import { bytes } from '../../domain/limits';
import type { Window } from '../../domain/window/window';
import type { QueryDeps } from '../deps';
import { picked } from './picked';

/** A window with more entries is told in part. */
const MOST_ENTRIES = 400;

/**
 * The window's entries with those next to them. The head is read first, so every entry up to it can be read afterwards; entries
 * that were added meanwhile are left out.
 *
 * @param taken how many bytes the rest of the evidence takes
 */
export async function chainPart(
  { store }: QueryDeps,
  { windowId, siteId }: Window,
  bytesOf: (value: unknown) => number,
  taken: number,
): Promise<{ readonly part: ChainPart; readonly isWhole: boolean }> {
  const { auditSeq, auditHash } = (await store.load([{ kind: 'head', chain: siteId }])).head(siteId);
  const listed = await store.auditSeqs(windowId, MOST_ENTRIES);
  const own = listed.filter((seq) => seq <= auditSeq);
  const near = own.flatMap((seq) => [seq - 1, seq, seq + 1]).filter((seq) => seq >= 1 && seq <= auditSeq);
  const read = await store.auditEntriesAt(siteId, [...new Set(near)]);
  const mine = new Set(own);
  const neighbours = read.filter(({ seq }) => !mine.has(seq)).map(linkOf);
  const owned = read.filter(({ seq }) => mine.has(seq));
  const { entries, omitted } = fitting(owned, bytesOf, bytes.page - taken - bytesOf([neighbours, owned.map(linkOf)]));
  const head = { seq: auditSeq, hash: auditHash };
  const part = { chain: siteId, head, entries, neighbours, omitted: omitted.map(linkOf) };
  return { part, isWhole: omitted.length === 0 && listed.length < MOST_ENTRIES && owned.length === own.length };
}

const linkOf = (entry: AuditEntry): EntryLink => picked(entry, ['seq', 'prevHash', 'hash']);

/** Small entries behind a large one still fit, and say more than none. */
function fitting(owned: readonly AuditEntry[], bytesOf: (value: unknown) => number, room: number) {
  let left = room;
  const fits = owned.map((entry) => {
    const size = bytesOf(entry);
    if (size > left) return false;
    left -= size;
    return true;
  });
  return {
    entries: owned.filter((_, index) => fits[index]),
    omitted: owned.filter((_, index) => !fits[index]),
  };
}
