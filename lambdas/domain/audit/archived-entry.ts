import type { AuditEntry } from './audit';
import { canonicalJson } from './canonical-json';
import { entryHash } from './chain';

/** What the name of an object in the archive says. */
export interface ArchivedName {
  readonly chain: string;
  readonly seq: number;
  /** SHA-256 of the entry's contents and of the hash before it, hex. */
  readonly hash: string;
}

/** What the names of all copies of one entry begin with. Twelve digits, so that names sort like the numbers. */
export const archivePrefix = (chain: string, seq: number): string => `${chain}/${String(seq).padStart(12, '0')}-`;

/**
 * An entry has a name by its number and its contents: the same entry is always the same object, and another entry with the
 * same number becomes a second object beside the first.
 */
export function archiveKey(entry: AuditEntry): string {
  const { prevHash, hash: _, ...content } = entry;
  return `${archivePrefix(entry.chain, entry.seq)}${entryHash(prevHash, content)}.json`;
}

/** An entry's object: the line that an export has of it. */
export const archivedText = (entry: AuditEntry): string => `${canonicalJson(entry)}\n`;

const keyForm = /^([^/]+)\/(\d{12})-([0-9a-f]{64})\.json$/;

/** @returns `undefined` for what is no entry's name */
export function archivedName(key: string): ArchivedName | undefined {
  const [, chain, seq, hash] = keyForm.exec(key) ?? [];
  return chain === undefined || seq === undefined || hash === undefined ? undefined : { chain, seq: Number(seq), hash };
}
