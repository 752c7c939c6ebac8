import type { EpochSeconds } from '../domain/actor';
import type { ChainHead } from '../domain/audit/audit';
import type { NoticeMails } from '../domain/audit/notice';
import type { Directory, Machine, Person } from '../domain/directory/directory';
import type { MailboxChecks } from '../domain/directory/mailbox-checks';
import type { DirectoryIndex, DirectoryPage } from '../domain/directory/pages';
import type { PlanVersion, SitePublishRecord } from '../domain/evidence/records';
import type { Proposal } from '../domain/proposal/proposal';
import type { ToldPublic } from '../domain/public-notice/public-notice';
import type { ReconcileState } from '../domain/reconcile-state';
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
import type { NoticeTopic } from '../domain/site/notices';
import type { Calendar, HostnameClaim, PublishedEdge, Site } from '../domain/site/site';
import type { ApprovalRequest, LinkAttempts } from '../domain/voting/approval-request';
import type { MailDue } from '../domain/voting/mail-due';
import type { QuestionListing } from '../domain/voting/question-listing';
import type { FlipProof, ProofDue } from '../domain/window/flip-proof';
import type { BoundaryKind, Window } from '../domain/window/window';

/** A site after a change, and the open proposal for the policy that was asked for, if that is not the current one. */
export interface ChangedSite {
  readonly site: Site;
  readonly proposal?: Proposal;
  /** How many keys sign links, and whether there is a header secret. */
  readonly bypass: { readonly linkKeys: number; readonly header: boolean };
}

/** An event that was sent to a webhook again. */
interface ReplayedEvent {
  readonly webhookId: string;
  readonly eventId: string;
}

/** A mailbox that was asked whether it wants the public notices of a site. */
export interface AskedSubscriber {
  readonly siteId: string;
  readonly email: string;
  readonly state: 'pending' | 'confirmed';
}

/** A command's answer, stored so that a repeat gets the same answer. */
export type CommandResult =
  | { readonly kind: 'window'; readonly value: Window }
  | { readonly kind: 'site'; readonly value: Site }
  | { readonly kind: 'changed-site'; readonly value: ChangedSite }
  | { readonly kind: 'proposal'; readonly value: Proposal }
  | { readonly kind: 'person'; readonly value: Person }
  | { readonly kind: 'machine'; readonly value: Machine }
  | { readonly kind: 'bypass-link'; readonly value: MintedLink }
  | { readonly kind: 'replay'; readonly value: ReplayedEvent }
  | { readonly kind: 'subscriber'; readonly value: AskedSubscriber };

export interface IdempotencyRecord {
  /** Hex SHA-256 of principal and Idempotency-Key. */
  readonly keyHash: string;
  readonly fingerprint: string;
  readonly result: CommandResult;
  readonly ttl: EpochSeconds;
  readonly version: number;
}

/** Records whose changes trigger on-control-change through the stream. */
interface Followed {
  /** Nothing follows from this change, so the stream does not deliver it. Not part of the record: the next write is without it. */
  readonly quiet?: true;
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
  | ({ readonly kind: 'window'; readonly value: Window } & Followed)
  | ({ readonly kind: 'proposal'; readonly value: Proposal } & Followed)
  | ({ readonly kind: 'approval-request'; readonly value: ApprovalRequest } & Followed)
  | { readonly kind: 'notice-mails'; readonly value: NoticeMails }
  | { readonly kind: 'mail-due'; readonly value: MailDue }
  | { readonly kind: 'question-listing'; readonly value: QuestionListing }
  | { readonly kind: 'told-public'; readonly value: ToldPublic }
  | { readonly kind: 'notice-topic'; readonly value: NoticeTopic }
  | { readonly kind: 'plan-version'; readonly value: PlanVersion }
  | { readonly kind: 'site-publish'; readonly value: SitePublishRecord }
  | { readonly kind: 'proof-due'; readonly value: ProofDue }
  | { readonly kind: 'flip-proof'; readonly value: FlipProof }
  | { readonly kind: 'link-attempts'; readonly value: LinkAttempts }
  /** For commands; in the table, an item of this type was written by version 0.1.0. */
  | { readonly kind: 'directory'; readonly value: Directory }
  | { readonly kind: 'directory-index'; readonly value: DirectoryIndex }
  | { readonly kind: 'directory-page'; readonly value: DirectoryPage }
  | { readonly kind: 'idempotency'; readonly value: IdempotencyRecord }
  | { readonly kind: 'mailbox-checks'; readonly value: MailboxChecks }
  | { readonly kind: 'reconcile-state'; readonly value: ReconcileState };

export type DirectoryPageRecord = Extract<StoredRecord, { readonly kind: 'directory-page' }>;
/** What a change leaves to be done: put over what is there, and removed by whoever did it. */
export type DueRecord = Extract<StoredRecord, { readonly kind: 'publish-due' | 'mail-due' | 'proof-due' }>;
/** Where the list of open questions finds one: put when it opens, removed when it is answered. */
export type ListingRecord = Extract<StoredRecord, { readonly kind: 'question-listing' }>;
/** What is written once, for evidence only. */
export type EvidenceRecord = Extract<StoredRecord, { readonly kind: 'plan-version' | 'site-publish' }>;
/** The records that commands write with their next version. */
export type VersionedRecord = Exclude<
  StoredRecord,
  DueRecord | EvidenceRecord | ListingRecord | { readonly kind: 'edge-room' | 'directory-page' }
>;

/** The identifying part of each record. */
export type RecordKey =
  | { readonly kind: 'head'; readonly chain: string }
  | { readonly kind: 'site' | 'calendar' | 'edge' | 'edge-entries' | 'bypass'; readonly siteId: string }
  | { readonly kind: 'edge-store' | 'edge-lease' | 'edge-room' }
  | { readonly kind: 'publish-due'; readonly siteId: string; readonly urgent: boolean }
  | { readonly kind: 'hostname' | 'edge-hostname'; readonly hostname: string }
  | { readonly kind: 'window' | 'told-public'; readonly windowId: string }
  | { readonly kind: 'notice-topic'; readonly siteId: string }
  | { readonly kind: 'proposal'; readonly proposalId: string }
  | { readonly kind: 'approval-request'; readonly subjectId: string; readonly planVersion: number }
  | { readonly kind: 'notice-mails' | 'mail-due'; readonly subjectId: string }
  | ({ readonly kind: 'question-listing' } & Omit<QuestionListing, 'ttl'>)
  | { readonly kind: 'plan-version'; readonly windowId: string; readonly planVersion: number }
  | { readonly kind: 'site-publish'; readonly siteId: string; readonly at: EpochSeconds; readonly revision: number }
  | { readonly kind: 'proof-due' | 'flip-proof'; readonly windowId: string; readonly boundary: BoundaryKind }
  | { readonly kind: 'link-attempts'; readonly subjectId: string; readonly secretHash: string }
  | { readonly kind: 'directory' | 'mailbox-checks' | 'reconcile-state' }
  | { readonly kind: 'directory-page'; readonly page: number }
  | { readonly kind: 'idempotency'; readonly keyHash: string };

/** The number that increases by one with every write of a record (due records: the revision or version that they are about); a commit compares it. */
export function versionOf(record: VersionedRecord | DueRecord): number {
  if (record.kind === 'publish-due') return record.value.revision;
  return record.kind === 'head' ? record.value.auditSeq : record.value.version;
}
