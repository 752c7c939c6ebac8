import type { Actor, EpochSeconds } from '../actor';
import type { Move } from './move';

/** One word for each state change, the same in route, command and log. */
export const auditActions = [
  'request',
  'edit',
  'amend',
  'extend',
  'withdraw',
  'comment',
  'emergency',
  'ratify',
  'lapse',
  'use-template',
  'propose-policy',
  'propose-template',
  'revoke-template',
  'approve',
  'reject',
  'expire',
  'cancel',
  'flip-start',
  'flip-end',
  'end',
  'create-site',
  'update-site',
  'delete-site',
  'create-bypass-link',
  'revoke-bypass-links',
  'set-bypass-header',
  'revoke-bypass-header',
  'add-person',
  'confirm-person',
  'change-person',
  'remove-person',
  'lose-confirmation',
  'add-machine',
  'change-machine',
  'remove-machine',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Actions in entries that earlier releases wrote. They are not written any more, but old chains contain them. */
export const formerAuditActions = ['add-approver', 'confirm-approver', 'change-approver', 'remove-approver'] as const;
type FormerAuditAction = (typeof formerAuditActions)[number];

/**
 * What `before` and `after` are. Entries without a format have the whole record on both sides; those of format 2 only what changed
 * (`changeBetween`), and the whole record where it was made or removed.
 */
export const auditFormat = 2;

/** One entry of a chain. `hash = SHA-256(prevHash ‖ canonical JSON of everything but prevHash and hash)`, hex. */
export interface AuditEntry {
  /** A siteId, or `ORG` for what belongs to no site. */
  readonly chain: string;
  /** Absent in entries of releases up to 0.1.0. */
  readonly format?: typeof auditFormat;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction | FormerAuditAction;
  /** What became of it; absent in entries of earlier releases. */
  readonly move?: Move;
  /** windowId, proposalId, siteId, personId, machineId, or `{siteId}/bypass`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string;
  /** 64 zeros for the first entry. */
  readonly prevHash: string;
  readonly hash: string;
}

/** The one chain for what belongs to no site. No siteId is upper case. */
export const ORG = 'ORG';

/** The end of a chain. Every change adds exactly one entry. */
export interface ChainHead {
  readonly chain: string;
  /** A site's monotonic counter of changes to what the edge should show; 0 on `ORG`. */
  readonly revision: number;
  /** `seq` and `hash` of the newest entry; also the head's version. */
  readonly auditSeq: number;
  readonly auditHash: string;
  /** Ids of this site's windows that are still `requested`. */
  readonly requests: readonly string[];
  /** Ids of its proposals that are undecided. */
  readonly proposals: readonly string[];
  /** Its emergency windows that nobody ratified: break-glass is suspended once one of them is overdue. */
  readonly unratified: readonly Unratified[];
}

export interface Unratified {
  readonly windowId: string;
  readonly ratifyBy: EpochSeconds;
}
