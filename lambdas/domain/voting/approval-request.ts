import type { EpochSeconds } from '../actor';

/** A voting link as stored: only hashes. */
export interface StoredVotingLink {
  /** Hex SHA-256 of the 32-byte secret in the URL. */
  readonly secretHash: string;
  /** Hex SHA-256 of `secret ‖ code`. */
  readonly codeHash: string;
  /** Hex SHA-256 of `secret ‖ letters`; links mailed before letters were have none. */
  readonly lettersHash?: string;
  readonly mintedAt: EpochSeconds;
}

/** What is stored about asking the approvers of one plan version: the task token, and links and mails per approver. */
export interface ApprovalRequest {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly planVersion: number;
  /** Step Functions task token while the execution may still wait; used for SendTaskSuccess only. */
  readonly taskToken?: string;
  readonly expiresAt: EpochSeconds;
  /** Per approver, newest last; only the newest three are live, older ones are kept to count mails per hour. */
  readonly links: Readonly<Record<string, readonly StoredVotingLink[]>>;
  readonly mailedAt: Readonly<Record<string, EpochSeconds>>;
  /** When each approver was last reminded. */
  readonly remindedAt?: Readonly<Record<string, EpochSeconds>>;
  /** When each person was mailed the outcome. */
  readonly toldAt?: Readonly<Record<string, EpochSeconds>>;
  /** When all of them were. */
  readonly outcomeMailedAt?: EpochSeconds;
  /** The same for the mail that says a decision was reversed. */
  readonly reversalToldAt?: Readonly<Record<string, EpochSeconds>>;
  readonly reversalMailedAt?: EpochSeconds;
  readonly version: number;
}

/** Opens, wrong codes and refusals of one link: rate-limited, with a TTL, not in the audit chain. */
export interface LinkAttempts {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly secretHash: string;
  readonly approverId: string;
  readonly planVersion: number;
  readonly wrongCodes: number;
  /** When the last of them was entered. */
  readonly wrongAt?: EpochSeconds;
  readonly opens: number;
  /** Opens and votes that were answered with a refusal; none when absent. */
  readonly refusals?: number;
  readonly firstOpenedAt?: EpochSeconds;
  readonly lastOpenedAt?: EpochSeconds;
  readonly ttl: EpochSeconds;
  readonly version: number;
}
