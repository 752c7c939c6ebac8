import type { ChainHead } from '../domain/audit/audit';
import { emptyHead } from '../domain/audit/chain';
import type { NoticeMails } from '../domain/audit/notice';
import type { Directory } from '../domain/directory/directory';
import type { MailboxChecks } from '../domain/directory/mailbox-checks';
import type { PlanVersion } from '../domain/evidence/records';
import type { Proposal } from '../domain/proposal/proposal';
import type { ToldPublic } from '../domain/public-notice/public-notice';
import type { ReconcileState } from '../domain/reconcile-state';
import { type BypassSecrets, noSecrets } from '../domain/site/bypass';
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
import type { Subject } from '../domain/voting/subject';
import type { FlipProof, ProofDue } from '../domain/window/flip-proof';
import type { BoundaryKind, Window } from '../domain/window/window';
import { keyOf, keyText } from './keys';
import type { IdempotencyRecord, StoredRecord } from './records';

/**
 * The records that one load found. Heads, calendars, bypass secrets, the directory, and what is recorded of the edge store
 * are empty at version 0 instead of absent.
 */
export class Snapshot {
  private readonly records: ReadonlyMap<string, StoredRecord>;

  constructor(found: readonly StoredRecord[]) {
    this.records = new Map(found.map((record) => [keyText(keyOf(record)), record]));
  }

  /** The same, after a record was written. */
  with(written: StoredRecord): Snapshot {
    return new Snapshot([...this.records.values(), written]);
  }

  /** The records of both; of one that both have, the other's. */
  and(other: Snapshot): Snapshot {
    return new Snapshot([...this.records.values(), ...other.records.values()]);
  }

  head(chain: string): ChainHead {
    const found = this.records.get(keyText({ kind: 'head', chain }));
    return found?.kind === 'head' ? found.value : emptyHead(chain);
  }

  site(siteId: string): Site | undefined {
    const found = this.records.get(keyText({ kind: 'site', siteId }));
    return found?.kind === 'site' ? found.value : undefined;
  }

  calendar(siteId: string): Calendar {
    const found = this.records.get(keyText({ kind: 'calendar', siteId }));
    return found?.kind === 'calendar' ? found.value : { siteId, entries: [], version: 0 };
  }

  edge(siteId: string): PublishedEdge | undefined {
    const found = this.records.get(keyText({ kind: 'edge', siteId }));
    return found?.kind === 'edge' ? found.value : undefined;
  }

  /** Absent for a site that was published before its entries were recorded. */
  edgeEntries(siteId: string): EdgeEntries | undefined {
    const found = this.records.get(keyText({ kind: 'edge-entries', siteId }));
    return found?.kind === 'edge-entries' ? found.value : undefined;
  }

  edgeHostname(hostname: string): EdgeHostname | undefined {
    const found = this.records.get(keyText({ kind: 'edge-hostname', hostname }));
    return found?.kind === 'edge-hostname' ? found.value : undefined;
  }

  edgeJournal(): EdgeJournal {
    const found = this.records.get(keyText({ kind: 'edge-store' }));
    return found?.kind === 'edge-store' ? found.value : { etag: '', version: 0 };
  }

  edgeLease(): EdgeLease {
    const found = this.records.get(keyText({ kind: 'edge-lease' }));
    return found?.kind === 'edge-lease' ? found.value : { holder: '', until: 0, version: 0 };
  }

  edgeRoom(): EdgeRoom {
    const found = this.records.get(keyText({ kind: 'edge-room' }));
    return found?.kind === 'edge-room' ? found.value : { reservedBytes: 0 };
  }

  publishDue(siteId: string, urgent: boolean): PublishDue | undefined {
    const found = this.records.get(keyText({ kind: 'publish-due', siteId, urgent }));
    return found?.kind === 'publish-due' ? found.value : undefined;
  }

  bypass(siteId: string): BypassSecrets {
    const found = this.records.get(keyText({ kind: 'bypass', siteId }));
    return found?.kind === 'bypass' ? found.value : noSecrets(siteId);
  }

  hostname(hostname: string): HostnameClaim | undefined {
    const found = this.records.get(keyText({ kind: 'hostname', hostname }));
    return found?.kind === 'hostname' ? found.value : undefined;
  }

  window(windowId: string): Window | undefined {
    const found = this.records.get(keyText({ kind: 'window', windowId }));
    return found?.kind === 'window' ? found.value : undefined;
  }

  proposal(proposalId: string): Proposal | undefined {
    const found = this.records.get(keyText({ kind: 'proposal', proposalId }));
    return found?.kind === 'proposal' ? found.value : undefined;
  }

  /** The window or the proposal of this id. */
  subject(subjectId: string): Subject | undefined {
    const window = this.window(subjectId);
    if (window) return { kind: 'window', window };
    const proposal = this.proposal(subjectId);
    return proposal && { kind: 'proposal', proposal };
  }

  request(subjectId: string, planVersion: number): ApprovalRequest | undefined {
    const found = this.records.get(keyText({ kind: 'approval-request', subjectId, planVersion }));
    return found?.kind === 'approval-request' ? found.value : undefined;
  }

  noticeMails(subjectId: string): NoticeMails {
    const found = this.records.get(keyText({ kind: 'notice-mails', subjectId }));
    return found?.kind === 'notice-mails' ? found.value : { subjectId, doneVersion: 0, people: {}, version: 0 };
  }

  mailDue(subjectId: string): MailDue | undefined {
    const found = this.records.get(keyText({ kind: 'mail-due', subjectId }));
    return found?.kind === 'mail-due' ? found.value : undefined;
  }

  /** Whether the list of open questions has this one. */
  isListed(listing: QuestionListing): boolean {
    return this.records.has(keyText(keyOf({ kind: 'question-listing', value: listing })));
  }

  toldPublic(windowId: string): ToldPublic | undefined {
    const found = this.records.get(keyText({ kind: 'told-public', windowId }));
    return found?.kind === 'told-public' ? found.value : undefined;
  }

  noticeTopic(siteId: string): NoticeTopic | undefined {
    const found = this.records.get(keyText({ kind: 'notice-topic', siteId }));
    return found?.kind === 'notice-topic' ? found.value : undefined;
  }

  planVersion(windowId: string, planVersion: number): PlanVersion | undefined {
    const found = this.records.get(keyText({ kind: 'plan-version', windowId, planVersion }));
    return found?.kind === 'plan-version' ? found.value : undefined;
  }

  proofDue(windowId: string, boundary: BoundaryKind): ProofDue | undefined {
    const found = this.records.get(keyText({ kind: 'proof-due', windowId, boundary }));
    return found?.kind === 'proof-due' ? found.value : undefined;
  }

  flipProof(windowId: string, boundary: BoundaryKind): FlipProof | undefined {
    const found = this.records.get(keyText({ kind: 'flip-proof', windowId, boundary }));
    return found?.kind === 'flip-proof' ? found.value : undefined;
  }

  attempts(subjectId: string, secretHash: string): LinkAttempts | undefined {
    const found = this.records.get(keyText({ kind: 'link-attempts', subjectId, secretHash }));
    return found?.kind === 'link-attempts' ? found.value : undefined;
  }

  directory(): Directory {
    const found = this.records.get(keyText({ kind: 'directory' }));
    return found?.kind === 'directory' ? found.value : { people: [], machines: [], version: 0 };
  }

  idempotency(keyHash: string): IdempotencyRecord | undefined {
    const found = this.records.get(keyText({ kind: 'idempotency', keyHash }));
    return found?.kind === 'idempotency' ? found.value : undefined;
  }

  mailboxChecks(): MailboxChecks {
    const found = this.records.get(keyText({ kind: 'mailbox-checks' }));
    return found?.kind === 'mailbox-checks' ? found.value : { roundAt: 0, version: 0 };
  }

  reconcileState(): ReconcileState {
    const found = this.records.get(keyText({ kind: 'reconcile-state' }));
    return found?.kind === 'reconcile-state' ? found.value : { storeCheckedAt: 0, resume: {}, version: 0 };
  }
}
