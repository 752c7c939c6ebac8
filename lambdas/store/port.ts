import type { EpochSeconds } from '../domain/actor';
import type { AuditEntry } from '../domain/audit/audit';
import type { AuditSearch } from '../domain/audit/search';
import type { SitePublishRecord } from '../domain/evidence/records';
import type { ListOrder } from '../domain/list-order';
import type { Proposal, ProposalContent, ProposalStatus } from '../domain/proposal/proposal';
import type { ToldPublic } from '../domain/public-notice/public-notice';
import type { EdgeLease, PublishDue } from '../domain/site/edge-records';
import type { PublishedEdge, Site } from '../domain/site/site';
import type { LinkAttempts } from '../domain/voting/approval-request';
import type { MailDue } from '../domain/voting/mail-due';
import type { QuestionListing } from '../domain/voting/question-listing';
import type { ProofDue } from '../domain/window/flip-proof';
import type { Window, WindowStatus } from '../domain/window/window';
import type {
  DirectoryPageRecord,
  DueRecord,
  EvidenceRecord,
  ListingRecord,
  RecordKey,
  VersionedRecord,
} from './records';
import type { Snapshot } from './snapshot';

/**
 * One all-or-nothing change. A put has the record's next version and succeeds only if the stored version is the one
 * before it (version 1: only if there is none). The head of a chain is put after its new entries, and the stored one must stand at
 * the entry before the first of them. Removed and relied-on records must still have the version with which they were read
 * (version 0: absent).
 */
export interface Commit {
  readonly put: readonly VersionedRecord[];
  /** Put without a condition, over whatever is there. */
  readonly putAlways?: readonly (DueRecord | DirectoryPageRecord | EvidenceRecord | ListingRecord)[];
  readonly remove?: readonly (VersionedRecord | DueRecord)[];
  /** Removed without a condition, whether or not it is there. */
  readonly removeAlways?: readonly ListingRecord[];
  readonly reliedOn?: readonly VersionedRecord[];
  readonly reserve?: Reservation;
  /** Of one chain, in order: one for each change, nearly always a single one. */
  readonly audit?: readonly AuditEntry[];
}

/** Adds to the bytes of the edge store that are reserved (`EdgeRoom`), unless that would make them more than the limit. */
export interface Reservation {
  /** Negative gives bytes back, which always succeeds. */
  readonly bytes: number;
  readonly limit: number;
}

/** Who takes the publishers' lease, when, and until when. */
export interface TakenLease extends Pick<EdgeLease, 'holder' | 'until'> {
  readonly now: EpochSeconds;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

export interface PageRequest<T = unknown> {
  /** 1–100 */
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** How many bytes an item takes in the answer: the page ends before it has more than `bytes.page`. */
  readonly bytesOf?: ((item: T) => number) | undefined;
}

/** Successive entries of a chain. */
export interface AuditEntries {
  readonly entries: readonly AuditEntry[];
  /** There may be later ones. Without it, there were none when this was read. */
  readonly more: boolean;
}

/** Successive publishes of a site. */
export interface SitePublishes {
  readonly publishes: readonly SitePublishRecord[];
  readonly more: boolean;
}

/** Windows whose interval begins in `[from, to)`, in order of start: the earliest first, unless `order` is `newest`. */
export interface WindowFilter {
  readonly siteId?: string | undefined;
  readonly status?: WindowStatus | undefined;
  readonly from?: EpochSeconds | undefined;
  readonly to?: EpochSeconds | undefined;
  readonly order?: ListOrder | undefined;
}

export interface ProposalFilter {
  readonly siteId: string;
  readonly kind?: ProposalContent['kind'] | undefined;
  readonly status?: ProposalStatus | undefined;
}

/** A place in the list of open questions: the deadline, then `{subjectId}#{planVersion}`. */
export interface QuestionPlace {
  readonly at: EpochSeconds;
  readonly id: string;
}

export interface Store {
  /**
   * Consistent reads. Records read together may come from different points in time, so a commit has conditions on them.
   */
  load(keys: readonly RecordKey[]): Promise<Snapshot>;
  /** All records at one point in time, for readers that commit nothing. */
  loadIsolated(keys: readonly RecordKey[]): Promise<Snapshot>;
  /** `lost`: somebody else was faster and nothing was written; load and decide again. */
  commit(commit: Commit): Promise<'committed' | 'lost'>;
  /**
   * Takes the publishers' lease if nobody has it, without reading it first.
   * @returns nothing when somebody has it, or takes it at the same time
   */
  takeLease(taken: TakenLease): Promise<EdgeLease | undefined>;
  /** From an index, so eventually consistent. @throws Refusal `malformed` for a cursor it did not make */
  windows(filter: WindowFilter, page: PageRequest<Window>): Promise<Page<Window>>;
  /** From an index, in the order they were made. @throws Refusal `malformed` */
  proposals(filter: ProposalFilter, page: PageRequest<Proposal>): Promise<Page<Proposal>>;
  /** From an index, in order of siteId. @param prefix with which the ids begin @throws Refusal `malformed` */
  sites(page: PageRequest<Site>, prefix?: string): Promise<Page<Site>>;
  /**
   * What was published of those sites whose newest revision the publisher could not publish; they may be gone by now. As `sites`. Where
   * that was recorded before version 0.2.0, not until the next revision.
   */
  failedSites(page: PageRequest<PublishedEdge>, prefix?: string): Promise<Page<PublishedEdge>>;
  /** Consistent: the revisions that are to be published, urgent ones first, the oldest first among equals. */
  publishDue(): Promise<readonly PublishDue[]>;
  /** Consistent: of which windows and proposals people may still have to be mailed, the oldest change first. */
  mailsDue(): Promise<readonly MailDue[]>;
  /** Consistent, one query: where open questions are, the earliest deadline first, after a place and at most `limit`. */
  questions(after: QuestionPlace, limit: number): Promise<readonly QuestionListing[]>;
  /** Consistent: the windows that the public was told of, and not of their end. */
  toldPublic(): Promise<readonly ToldPublic[]>;
  /** Consistent: of which boundaries sites are still to be asked, the oldest first. */
  proofsDue(): Promise<readonly ProofDue[]>;
  /** Consistent: how each voting link of a subject was used, as long as that is kept; at most 3 MB of them. */
  attempts(subjectId: string): Promise<readonly LinkAttempts[]>;
  /** One consistent query: entries with `seq > after`, ascending, at most `limit` and at most 1 MB of them. */
  auditEntries(chain: string, after: number, limit: number): Promise<AuditEntries>;
  /** From an index, so eventually consistent: the `seq` of each entry about a subject, ascending, at most `limit`. */
  auditSeqs(subject: string, limit: number): Promise<readonly number[]>;
  /** Consistent: these entries of a chain, ascending; what is missing is left out. */
  auditEntriesAt(chain: string, seqs: readonly number[]): Promise<readonly AuditEntry[]>;
  /** Consistent: what was published of a site in `[from, to]`, the oldest first, at most 1 MB; `more` says that there are later ones. */
  publishes(siteId: string, from: EpochSeconds, to: EpochSeconds): Promise<SitePublishes>;
  /** Consistent, at most three queries: entries of a chain, in either direction. @throws Refusal `malformed` */
  searchAudit(chain: string, search: AuditSearch, page: PageRequest<AuditEntry>): Promise<Page<AuditEntry>>;
}
