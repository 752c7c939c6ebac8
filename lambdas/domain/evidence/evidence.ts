import type { Actor, EpochSeconds } from '../actor';
import type { AuditEntry } from '../audit/audit';
import { canonicalJson, sha256 } from '../audit/canonical-json';
import type { ApprovalRequest, LinkAttempts } from '../voting/approval-request';
import type { Vote } from '../voting/question';
import type { FlipProof } from '../window/flip-proof';
import type { BoundaryKind, Comment, Window } from '../window/window';
import type { PlanVersion } from './records';

export const evidenceFormat = 'quiesce-evidence/1';

export type AskedPlan = Omit<PlanVersion, 'windowId' | 'at'> & Partial<Pick<PlanVersion, 'at'>>;

/** When people were asked about a plan version, and told what became of it. Without anything that a link consists of. */
export type AskedVersion = Pick<
  ApprovalRequest,
  'planVersion' | 'expiresAt' | 'mailedAt' | 'remindedAt' | 'toldAt' | 'outcomeMailedAt' | 'reversalToldAt'
>;

/** How a voting link was used, without anything that identifies it. */
export type LinkUse = Omit<LinkAttempts, 'subjectId' | 'secretHash' | 'ttl' | 'version' | 'wrongAt'>;

/** A start or an end, as planned and as recorded. */
export interface RecordedFlip {
  readonly boundary: BoundaryKind;
  readonly plannedAt: EpochSeconds;
  readonly recordedAt?: EpochSeconds;
}

/** One publish of the site. */
export interface SitePublish {
  readonly revision: number;
  readonly at: EpochSeconds;
  /** Whether the window was at the edge from then on. */
  readonly atEdge: boolean;
}

/** What ties an entry to its neighbour: enough to find it in the chain, not enough to recompute it. */
export type EntryLink = Pick<AuditEntry, 'seq' | 'prevHash' | 'hash'>;

export interface ChainPart {
  /** The siteId. */
  readonly chain: string;
  /** The end of the chain when the evidence was made. */
  readonly head: { readonly seq: number; readonly hash: string };
  /** Entries of this window, oldest first, exactly as they were hashed. */
  readonly entries: readonly AuditEntry[];
  /** The entries before and after each of them, as far as they are others'. */
  readonly neighbours: readonly EntryLink[];
  /** Entries of this window that did not fit into the answer. */
  readonly omitted: readonly EntryLink[];
}

/** All that is known of one window. Instants are seconds since 1970 UTC, as they were hashed; those that end with `Ms`, milliseconds. */
export interface EvidenceContent {
  readonly format: typeof evidenceFormat;
  readonly madeAt: EpochSeconds;
  readonly windowId: string;
  readonly siteId: string;
  readonly window: WindowFacts;
  /** Each plan exactly as it was hashed; `at` is absent where an earlier release did not record it. */
  readonly plans: readonly AskedPlan[];
  readonly requests: readonly AskedVersion[];
  readonly opens: readonly LinkUse[];
  readonly votes: readonly (Vote & { readonly planVersion: number })[];
  readonly comments: readonly Comment[];
  readonly flips: readonly RecordedFlip[];
  readonly publishes: readonly SitePublish[];
  readonly proofs: readonly FlipProof[];
  readonly chain: ChainPart;
  /** The members that are not complete, because they were too large or were recorded by an earlier release. */
  readonly incomplete: readonly string[];
}

/** The window as it stands, apart from what has a member of its own. */
export type WindowFacts = Pick<
  Window,
  | 'status'
  | 'reason'
  | 'ticket'
  | 'timeZone'
  | 'requestedAt'
  | 'planVersion'
  | 'digest'
  | 'decideBy'
  | 'decidedAt'
  | 'activatedAt'
  | 'completedAt'
  | 'startMissed'
  | 'extendedTo'
  | 'emergency'
  | 'templateId'
  | 'rules'
  | 'revision'
  | 'version'
> & { readonly requestedBy: Pick<Actor, 'principal' | 'personId' | 'machineId'> };

export interface Evidence extends EvidenceContent {
  /** Of the canonical JSON of everything else. */
  readonly sha256: string;
}

/** @returns the text of the evidence: canonical JSON (RFC 8785), with its hash */
export function evidenceText(content: EvidenceContent): string {
  return canonicalJson({ ...content, sha256: sha256(canonicalJson(content)) } satisfies Evidence);
}
