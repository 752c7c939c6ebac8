import type { AuditEntry } from '../domain/audit';
import type { Page, PageRequest } from '../store/port';
import type { QueryDeps } from './deps';

export interface Verification {
  readonly valid: boolean;
  /** How many entries follow each other from the first one on. */
  readonly entries: number;
  /** Hash of the newest entry, as the control table has it. */
  readonly head: string;
  /** `seq` of the first entry that is missing or does not follow. */
  readonly brokenAt?: number;
}

/** Entries of a chain (a siteId or `ORG`), oldest first. @throws Refusal malformed */
export async function listAudit(_deps: QueryDeps, _chain: string, _page: PageRequest): Promise<Page<AuditEntry>> {
  throw new Error('not written');
}

/** The whole chain, oldest first. */
export async function* exportAudit(_deps: QueryDeps, _chain: string): AsyncGenerator<AuditEntry> {
  throw new Error('not written');
}

/** Walks the whole chain and compares its end with the head in the control table. */
export async function verifyAudit(_deps: QueryDeps, _chain: string): Promise<Verification> {
  throw new Error('not written');
}
