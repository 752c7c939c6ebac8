import type { ApprovalRequest, LinkAttempts } from '../domain/approval-request';
import type { AuditEntry, ChainHead } from '../domain/audit';
import type { Directory, Person } from '../domain/directory';
import type { Calendar, HostnameClaim, PublishedEdge, Site } from '../domain/site';
import type { EpochSeconds, Window, WindowStatus } from '../domain/window';
import type { Snapshot } from './snapshot';

/** What a command answered, kept so that a repeat of it gets the same answer. */
export type CommandResult =
  | { readonly kind: 'window'; readonly value: Window }
  | { readonly kind: 'site'; readonly value: Site }
  | { readonly kind: 'person'; readonly value: Person };

export interface IdempotencyRecord {
  /** Hex SHA-256 of principal and Idempotency-Key. */
  readonly keyHash: string;
  readonly fingerprint: string;
  readonly result: CommandResult;
  readonly ttl: EpochSeconds;
  readonly version: number;
}

/** Everything the control table holds, one variant per item type. */
export type StoredRecord =
  | { readonly kind: 'head'; readonly value: ChainHead }
  | { readonly kind: 'site'; readonly value: Site }
  | { readonly kind: 'calendar'; readonly value: Calendar }
  | { readonly kind: 'edge'; readonly value: PublishedEdge }
  | { readonly kind: 'hostname'; readonly value: HostnameClaim }
  | { readonly kind: 'window'; readonly value: Window }
  | { readonly kind: 'approval-request'; readonly value: ApprovalRequest }
  | { readonly kind: 'link-attempts'; readonly value: LinkAttempts }
  | { readonly kind: 'directory'; readonly value: Directory }
  | { readonly kind: 'idempotency'; readonly value: IdempotencyRecord };

/** The identifying part of each record. */
export type RecordKey =
  | { readonly kind: 'head'; readonly chain: string }
  | { readonly kind: 'site' | 'calendar' | 'edge'; readonly siteId: string }
  | { readonly kind: 'hostname'; readonly hostname: string }
  | { readonly kind: 'window'; readonly windowId: string }
  | { readonly kind: 'approval-request'; readonly windowId: string; readonly planVersion: number }
  | { readonly kind: 'link-attempts'; readonly windowId: string; readonly secretHash: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'idempotency'; readonly keyHash: string };

/**
 * One all-or-nothing change. A put carries the record's next version and lands only on the version before it (version 1:
 * only where nothing is); removed and relied-on records must still have the version they were read with (version 0: absent).
 */
export interface Commit {
  readonly put: readonly StoredRecord[];
  readonly remove?: readonly StoredRecord[];
  readonly reliedOn?: readonly StoredRecord[];
  readonly audit?: AuditEntry;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

export interface PageRequest {
  /** 1–100 */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Windows whose interval begins in `[from, to)`, in order of start. */
export interface WindowFilter {
  readonly siteId?: string | undefined;
  readonly status?: WindowStatus | undefined;
  readonly from?: EpochSeconds | undefined;
  readonly to?: EpochSeconds | undefined;
}

export interface Store {
  /** Each record as last committed; records read together may come from different moments, so commit conditions them. */
  load(keys: readonly RecordKey[]): Promise<Snapshot>;
  /** All records as of one moment, for readers that commit nothing. */
  loadIsolated(keys: readonly RecordKey[]): Promise<Snapshot>;
  /** `lost`: someone was faster, nothing was written; load again and decide again. */
  commit(commit: Commit): Promise<'committed' | 'lost'>;
  /** From an index: may lag behind commits by a moment. @throws Refusal `malformed` for a cursor it did not make */
  windows(filter: WindowFilter, page: PageRequest): Promise<Page<Window>>;
  /** From an index, in order of siteId. @throws Refusal `malformed` */
  sites(page: PageRequest): Promise<Page<Site>>;
  /** Consistent, ascending, entries with `seq > after`. */
  auditEntries(chain: string, after: number, limit: number): Promise<readonly AuditEntry[]>;
}
