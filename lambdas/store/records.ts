import type { EpochSeconds } from '../domain/actor';
import type { ChainHead } from '../domain/audit/audit';
import type { NoticeMails } from '../domain/audit/notice';
import type { Directory, Machine, Person } from '../domain/directory/directory';
import type { Proposal } from '../domain/proposal/proposal';
import type { BypassSecrets } from '../domain/site/bypass';
import type { MintedLink } from '../domain/site/bypass-link';
import type {
  EdgeEntries,
  EdgeHostname,
  EdgeJournal,
  EdgeLease,
  EdgeRoom,
  PublishDue,
} from '../domain/site/edge-records';
import type { Calendar, HostnameClaim, PublishedEdge, Site } from '../domain/site/site';
import type { ApprovalRequest, LinkAttempts } from '../domain/voting/approval-request';
import type { Window } from '../domain/window/window';

/** A command's answer, stored so that a repeat gets the same answer. */
export type CommandResult =
  | { readonly kind: 'window'; readonly value: Window }
  | { readonly kind: 'site'; readonly value: Site }
  | { readonly kind: 'proposal'; readonly value: Proposal }
  | { readonly kind: 'person'; readonly value: Person }
  | { readonly kind: 'machine'; readonly value: Machine }
  | { readonly kind: 'bypass-link'; readonly value: MintedLink };

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
  | { readonly kind: 'edge-entries'; readonly value: EdgeEntries }
  | { readonly kind: 'edge-hostname'; readonly value: EdgeHostname }
  | { readonly kind: 'edge-store'; readonly value: EdgeJournal }
  | { readonly kind: 'edge-lease'; readonly value: EdgeLease }
  | { readonly kind: 'edge-room'; readonly value: EdgeRoom }
  | { readonly kind: 'publish-due'; readonly value: PublishDue }
  | { readonly kind: 'bypass'; readonly value: BypassSecrets }
  | { readonly kind: 'hostname'; readonly value: HostnameClaim }
  | { readonly kind: 'window'; readonly value: Window }
  | { readonly kind: 'proposal'; readonly value: Proposal }
  | { readonly kind: 'approval-request'; readonly value: ApprovalRequest }
  | { readonly kind: 'notice-mails'; readonly value: NoticeMails }
  | { readonly kind: 'link-attempts'; readonly value: LinkAttempts }
  | { readonly kind: 'directory'; readonly value: Directory }
  | { readonly kind: 'idempotency'; readonly value: IdempotencyRecord };

export type PublishDueRecord = Extract<StoredRecord, { readonly kind: 'publish-due' }>;
/** The records that commands write with their next version. */
export type VersionedRecord = Exclude<StoredRecord, { readonly kind: 'publish-due' | 'edge-room' }>;

/** The identifying part of each record. */
export type RecordKey =
  | { readonly kind: 'head'; readonly chain: string }
  | { readonly kind: 'site' | 'calendar' | 'edge' | 'edge-entries' | 'bypass'; readonly siteId: string }
  | { readonly kind: 'edge-store' | 'edge-lease' | 'edge-room' }
  | { readonly kind: 'publish-due'; readonly siteId: string; readonly urgent: boolean }
  | { readonly kind: 'hostname' | 'edge-hostname'; readonly hostname: string }
  | { readonly kind: 'window'; readonly windowId: string }
  | { readonly kind: 'proposal'; readonly proposalId: string }
  | { readonly kind: 'approval-request'; readonly subjectId: string; readonly planVersion: number }
  | { readonly kind: 'notice-mails'; readonly subjectId: string }
  | { readonly kind: 'link-attempts'; readonly subjectId: string; readonly secretHash: string }
  | { readonly kind: 'directory' }
  | { readonly kind: 'idempotency'; readonly keyHash: string };

/** The number that increases by one with every write of a record (publish-due: its revision); a commit compares it. */
export function versionOf(record: VersionedRecord | PublishDueRecord): number {
  if (record.kind === 'publish-due') return record.value.revision;
  return record.kind === 'head' ? record.value.auditSeq : record.value.version;
}
