import type { Method } from './methods';

/** Seconds since 1970-01-01T00:00:00Z. Instants are epoch seconds inside, RFC 3339 outside. */
export type EpochSeconds = number;

/** Strictest first. */
export const modes = ['full', 'testers-only', 'read-only'] as const;
/**
 * `full`: everything in scope is answered 503. `testers-only`: so is everyone without a bypass. `read-only`: requests that
 * write are answered 403. A bypass passes in every mode.
 */
export type Mode = (typeof modes)[number];

export const windowStatuses = [
  'requested',
  'approved',
  'active',
  'completed',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type WindowStatus = (typeof windowStatuses)[number];

/** Half-open: `startsAt` is inside, `endsAt` is not. */
export interface Interval {
  readonly startsAt: EpochSeconds;
  readonly endsAt: EpochSeconds;
}

/** What the approvers approve and the edge enforces: a snapshot, so later edits of the site change nothing here. */
export interface Plan extends Interval {
  readonly mode: Mode;
  readonly hostnames: readonly string[];
  /** Path prefixes the window covers; empty means the whole site. */
  readonly paths: readonly string[];
  /** Path prefixes that are never blocked (health checks, ACME challenges, robots.txt …). */
  readonly exemptions: readonly string[];
  /** Read-only: the methods that pass; `readingMethods` when absent. */
  readonly allowedMethods?: readonly Method[];
  /** Origins whose scripts may read the refusals, `['*']` for any; none when absent. */
  readonly corsOrigins?: readonly string[];
  /** Plain text for visitors; escaped only when it is published. */
  readonly message?: string;
  /** The message for visitors who prefer a language, by its tag in lower case (`fr`, `pt-br`). */
  readonly messages?: Readonly<Record<string, string>>;
}

/** Who asked or acted. `principal` is the caller's ARN or JWT subject; `personId` the directory's name for it. */
export interface Actor {
  readonly principal: string;
  readonly personId?: string;
  /** Set when the principal is an owned machine; `personId` is then its owner. */
  readonly machineId?: string;
  /** A requester's mailbox: who comes back under another id and another principal is still the one who asked. */
  readonly email?: string;
  readonly sourceIp?: string;
}

export interface Vote {
  readonly approverId: string;
  readonly decision: 'approve' | 'reject';
  readonly at: EpochSeconds;
  readonly reason?: string;
  /** How the voter was identified: `mailbox` (link and code from a mail) or `signed` (SigV4 or JWT on the API). */
  readonly assurance: 'mailbox' | 'signed';
}

export interface Window {
  /** `{siteId}.{ulid}` */
  readonly windowId: string;
  readonly siteId: string;
  readonly status: WindowStatus;
  readonly plan: Plan;
  /** 1 at the request; grows with every material edit and never repeats. */
  readonly planVersion: number;
  /** Hex SHA-256 of the canonical JSON of `{windowId, planVersion, plan}`. */
  readonly digest: string;
  /** IANA zone the requester planned in; times are shown in it beside UTC. */
  readonly timeZone: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly requestedBy: Actor;
  readonly requestedAt: EpochSeconds;
  /** When the request expires undecided: the earlier of the site's timeout and the start. */
  readonly decideBy: EpochSeconds;
  readonly approvalsRequired: number;
  /** The site's rules as they stood at the request; later edits of the site do not move them. */
  readonly veto: boolean;
  readonly selfApproval: boolean;
  /** Votes on the current plan version only; older ones live in the audit chain. */
  readonly votes: readonly Vote[];
  readonly decidedAt?: EpochSeconds;
  readonly activatedAt?: EpochSeconds;
  readonly completedAt?: EpochSeconds;
  /** The end was flipped and the start never was. */
  readonly startMissed?: true;
  /** The site revision that last changed what the edge does for this window; 0 until approved. */
  readonly revision: number;
  /** Optimistic concurrency: grows by one with every write; the API's ETag. */
  readonly version: number;
}
