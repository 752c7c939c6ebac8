import type { AuditEntry, ChainHead } from '../../domain/audit/audit';
import { type ChainWalk, chainStart, follow } from '../../domain/audit/chain';
import type { AuditSearch } from '../../domain/audit/search';
import { firstThatFit } from '../../store/page';
import type { AuditEntries, Page, PageRequest } from '../../store/port';
import type { QueryDeps } from '../deps';
import { seqCursor, seqIn, walkCursor, walkIn } from './audit-cursors';

/**
 * Entries of a chain (a siteId or `ORG`), oldest first, or those that somebody searches for. The cursors of the whole chain are what
 * they always were. @throws Refusal malformed
 */
export async function listAudit(
  { store }: QueryDeps,
  chain: string,
  page: PageRequest<AuditEntry>,
  search?: AuditSearch,
): Promise<Page<AuditEntry>> {
  if (search) return store.searchAudit(chain, search, page);
  const { entries, more } = await store.auditEntries(chain, seqIn(page.cursor), page.limit);
  const items = firstThatFit(entries, page);
  const last = items.at(-1);
  return last && (more || items.length < entries.length) ? { items, cursor: seqCursor(last.seq) } : { items };
}

/** Queries for one part of an export; each reads at most 1 MB. */
const queriesPerPart = 3;
const entriesPerQuery = 1000;

export interface AuditPart {
  readonly entries: readonly AuditEntry[];
  /** There are more after this one, the last of the part. */
  readonly after?: number;
}

/**
 * A chain from the entry after `after` on, oldest first, as much as fits into one answer.
 *
 * @param bytesOf what an entry takes in the answer
 */
export async function exportAudit(
  { store }: QueryDeps,
  chain: string,
  after = 0,
  bytesOf?: (entry: AuditEntry) => number,
): Promise<AuditPart> {
  const read: AuditEntry[] = [];
  let part: AuditEntries = { entries: [], more: true };
  for (let query = 1; query <= queriesPerPart && part.more; query++) {
    part = await store.auditEntries(chain, read.at(-1)?.seq ?? after, entriesPerQuery);
    read.push(...part.entries);
  }
  const entries = firstThatFit(read, { limit: queriesPerPart * entriesPerQuery, bytesOf });
  const last = entries.at(-1);
  return last && (part.more || entries.length < read.length) ? { entries, after: last.seq } : { entries };
}

export interface Verification {
  /** So far, when `complete` is false. */
  readonly valid: boolean;
  /** How many entries from the first one on are valid. */
  readonly entries: number;
  /** Hash of the newest entry according to the control table. */
  readonly head: string;
  /** `seq` of the first entry that is missing, does not match, or is beyond the head. */
  readonly brokenAt?: number;
  /** Whether that is the verdict on the whole chain; otherwise go on with `cursor`. */
  readonly complete: boolean;
  readonly cursor?: string;
}

/** What one call verifies: some seconds at most, with 1 MB of the chain in memory at a time. */
const entriesPerCall = 2000;
const queriesPerCall = 20;
const entriesPerStep = 250;

/**
 * Verifies a chain from its first entry, or from where an earlier call stopped, and at its end compares it with the head in
 * the control table.
 *
 * @param cursor of an incomplete verification
 * @throws Refusal malformed
 */
export async function verifyAudit(deps: QueryDeps, chain: string, cursor?: string): Promise<Verification> {
  const start = cursor === undefined ? chainStart : walkIn(cursor, chain);
  let walk = start;
  /** Up to where entries must be readable, because the head had them before the query. */
  let promised = 0;
  for (let query = 1; query <= queriesPerCall && walk.seq - start.seq < entriesPerCall; query++) {
    const { entries, more } = await deps.store.auditEntries(chain, walk.seq, entriesPerStep);
    for (const entry of entries) {
      const next = follow(walk, chain, entry);
      if (!next) return broken(walk, await headOf(deps, chain));
      walk = next;
    }
    if (more) continue;
    const head = await headOf(deps, chain);
    if (agree(walk, head)) return { valid: true, entries: walk.seq, head: head.auditHash, complete: true };
    if (walk.seq < promised || head.auditSeq <= walk.seq) return broken(lastAgreed(walk, head), head);
    // Commands that were committed meanwhile have moved the head.
    promised = head.auditSeq;
  }
  const head = await headOf(deps, chain);
  return { valid: true, entries: walk.seq, head: head.auditHash, complete: false, cursor: walkCursor(chain, walk) };
}

function agree(walk: ChainWalk, head: ChainHead): boolean {
  return head.auditSeq === walk.seq && head.auditHash === walk.hash;
}

/** Entries missing at the end, entries the head does not know of, or a last entry that is another one. */
function lastAgreed(walk: ChainWalk, head: ChainHead): ChainWalk {
  const seq = head.auditSeq === walk.seq ? walk.seq - 1 : Math.min(head.auditSeq, walk.seq);
  return { ...walk, seq };
}

async function headOf({ store }: QueryDeps, chain: string): Promise<ChainHead> {
  return (await store.load([{ kind: 'head', chain }])).head(chain);
}

function broken(walk: ChainWalk, head: ChainHead): Verification {
  return { valid: false, entries: walk.seq, head: head.auditHash, brokenAt: walk.seq + 1, complete: true };
}
