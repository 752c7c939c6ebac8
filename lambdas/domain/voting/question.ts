import type { Actor, EpochSeconds, SignIn } from '../actor';

export const decisions = ['approve', 'reject'] as const;
/** How a voter was identified: by link and code from a mail, by SigV4 on the API, or by signing in. */
export const assurances = ['mailbox', 'signed', 'login'] as const;

export interface Vote {
  readonly approverId: string;
  readonly decision: (typeof decisions)[number];
  readonly at: EpochSeconds;
  readonly reason?: string;
  readonly assurance: (typeof assurances)[number];
  /** Of a vote with the assurance `login`. */
  readonly signIn?: Omit<SignIn, 'subject'>;
}

/** Who is asked: people by id, and everyone in one of the groups. */
export interface NamedApprovers {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** The rules a question is decided by. */
export interface ApprovalRules {
  /** 1–10 */
  readonly approvalsRequired: number;
  /** One rejection decides. Without veto the majority does: besides the approvals required, more must approve than reject. */
  readonly veto: boolean;
  readonly selfApproval: boolean;
  /** Whether people may vote who could not vote yet when the question was asked. */
  readonly lateApprovers: boolean;
  /** Votes only signed in or signed, because whoever reads a mail can use the link and the code in it. */
  readonly requireLogin: boolean;
  /** How long ago a voter who signs in may have done so, in seconds; any time ago when absent. */
  readonly signInMaxAgeSeconds?: number;
  /** Everyone in the directory who approves, when absent. */
  readonly approvers?: NamedApprovers;
  /** Seconds before the deadline at which those who have not voted are asked again. */
  readonly remindBeforeSeconds: readonly number[];
}

/**
 * What people vote on: the plan of a window, an amendment of it, the ratification of an emergency, or a proposal. The
 * rules are those of the site when it was asked; later changes of the site do not affect them.
 */
export interface Question {
  /** Increases with every material edit and is never reused for a subject. */
  readonly planVersion: number;
  /** Hex SHA-256 of the canonical JSON of what is asked, its subject and its plan version. */
  readonly digest: string;
  readonly rules: ApprovalRules;
  /** Everyone who requested or changed it; none of them may vote on it. */
  readonly askedBy: readonly Actor[];
  readonly askedAt: EpochSeconds;
  /**
   * The version of the directory when it was asked; whatever was added later is late. Absent if it was asked before
   * versions were recorded.
   */
  readonly directoryVersion?: number;
  /** When it expires undecided. */
  readonly decideBy: EpochSeconds;
  /** Votes on this plan version only; earlier ones are in the audit chain. */
  readonly votes: readonly Vote[];
  /** By approver: when a vote was last withdrawn. Links mailed before that no longer work. */
  readonly withdrawn?: Readonly<Record<string, EpochSeconds>>;
}
