import type { AuditEntry, ChainHead } from '../../domain/audit/audit';
import { type ChainWalk, chainStart, follow } from '../../domain/audit/chain';
import { Refusal } from '../../domain/refusal';
import type { Page, PageRequest } from '../../store/port';
import type { QueryDeps } from '../deps';

export interface Verification {
  readonly valid: boolean;
  /** How many entries from the first one on are valid. */
  readonly entries: number;
  /** Hash of the newest entry according to the control table. */
  readonly head: string;
  /** `seq` of the first entry that is missing, does not match, or is beyond the head. */
  readonly brokenAt?: number;
}

/** Entries read at a time; each is a few KB, and a query answers at most 1 MB. */
const batch = 100;

/** Entries of a chain (a siteId or `ORG`), oldest first. @throws Refusal malformed */
export async function listAudit(
  { store }: QueryDeps,
  chain: string,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditEntry>> {
  const items = await store.auditEntries(chain, seqOf(cursor), limit);
  const last = items.at(-1);
  return last && (await store.auditEntries(chain, last.seq, 1)).length > 0
    ? { items, cursor: Buffer.from(String(last.seq)).toString('base64url') }
    : { items };
}

function seqOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[1-9]\d{0,11}$/.test(text)) throw new Refusal('malformed', 'The cursor does not belong to this listing.');
  return Number(text);
}

/** A chain from the entry after `after` on, oldest first; all of it from 0 on. */
export async function* exportAudit({ store }: QueryDeps, chain: string, after = 0): AsyncGenerator<AuditEntry> {
  let last = after;
  for (;;) {
    const entries = await store.auditEntries(chain, last, batch);
    yield* entries;
    const newest = entries.at(-1);
    if (!newest) return;
    last = newest.seq;
  }
}

/** Verifies the whole chain and compares its end with the head in the control table. */
export async function verifyAudit(deps: QueryDeps, chain: string): Promise<Verification> {
  let walk = chainStart;
  for (;;) {
    for await (const entry of exportAudit(deps, chain, walk.seq)) {
      const next = follow(walk, chain, entry);
      if (!next) return broken(walk, await headOf(deps, chain));
      walk = next;
    }
    const head = await headOf(deps, chain);
    if (agree(walk, head)) return { valid: true, entries: walk.seq, head: head.auditHash };
    // Commands that were committed meanwhile have moved the head; their entries are readable by now.
    const grown = head.auditSeq > walk.seq && (await deps.store.auditEntries(chain, walk.seq, 1)).length > 0;
    if (!grown) return broken(lastAgreed(walk, head), head);
  }
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
  return { valid: false, entries: walk.seq, head: head.auditHash, brokenAt: walk.seq + 1 };
}
