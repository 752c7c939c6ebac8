import type { Actor, EpochSeconds } from './window';

/** The one word for each state change, in route, command, event and log alike. */
export type AuditAction =
  | 'request'
  | 'approve'
  | 'reject'
  | 'expire'
  | 'cancel'
  | 'flip-start'
  | 'flip-end'
  | 'end'
  | 'create-site'
  | 'update-site'
  | 'delete-site'
  | 'add-approver'
  | 'confirm-approver'
  | 'remove-approver';

/** One link of a chain. `hash = SHA-256(prevHash ‖ canonical JSON of everything but prevHash and hash)`, hex. */
export interface AuditEntry {
  /** A siteId, or `ORG` for what belongs to no site. */
  readonly chain: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** windowId, siteId or personId. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string;
  /** 64 zeros for the first entry. */
  readonly prevHash: string;
  readonly hash: string;
}
