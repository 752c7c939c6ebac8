import type { AuditAction, AuditEntry, ChainHead } from './audit';
import { canonicalJson, sha256 } from './canonical-json';

/** `prevHash` of the first entry. */
export const genesisHash = '0'.repeat(64);

export function emptyHead(chain: string): ChainHead {
  return { chain, revision: 0, auditSeq: 0, auditHash: genesisHash, requests: [], proposals: [], unratified: [] };
}

/** An entry before it is linked to the chain. */
export type UnlinkedEntry = Omit<AuditEntry, 'chain' | 'seq' | 'prevHash' | 'hash' | 'action'> & {
  readonly action: AuditAction;
};

/** @returns the entry that follows `head` in its chain. */
export function entryAfter(head: ChainHead, fact: UnlinkedEntry): AuditEntry {
  const content = { ...fact, chain: head.chain, seq: head.auditSeq + 1 };
  return { ...content, prevHash: head.auditHash, hash: entryHash(head.auditHash, content) };
}

/** The hash of an entry that follows one with the hash `prevHash`. */
export function entryHash(prevHash: string, content: Omit<AuditEntry, 'prevHash' | 'hash'>): string {
  return sha256(prevHash + canonicalJson(content));
}

/** The position of a walk along a chain. */
export interface ChainWalk {
  readonly seq: number;
  readonly hash: string;
}

export const chainStart: ChainWalk = { seq: 0, hash: genesisHash };

/** @returns the walk after `entry`, or `undefined` when the entry does not follow: a gap, another chain, an edited entry. */
export function follow(walk: ChainWalk, chain: string, entry: AuditEntry): ChainWalk | undefined {
  const { prevHash, hash, ...content } = entry;
  const follows = entry.chain === chain && entry.seq === walk.seq + 1 && prevHash === walk.hash;
  return follows && hash === entryHash(prevHash, content) ? { seq: entry.seq, hash } : undefined;
}
