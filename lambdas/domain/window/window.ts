import type { EdgeMode, EdgePathMatch } from '../../../edge/document/document';
import type { Actor, EpochSeconds } from '../actor';
import type { Notice } from '../audit/notice';
import type { Method } from '../site/methods';
import type { Question } from '../voting/question';

/** Strictest first. */
export { modes } from '../../../edge/document/mode';
/**
 * `full`: everything in scope is answered 503. `testers-only`: so is everyone without a bypass. `read-only`: requests that
 * write are answered 403. A bypass passes in every mode.
 */
export type Mode = EdgeMode;

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

/** The start or the end of a window. */
export const boundaries = ['start', 'end'] as const;
export type BoundaryKind = (typeof boundaries)[number];

/** How an amendment can end, unless it is approved: then it is the plan. */
export const amendmentOutcomes = ['rejected', 'expired', 'cancelled'] as const;

/** The state of the ratification of an emergency window. */
export const emergencyStatuses = ['pending', 'ratified', 'lapsed'] as const;

/** Half-open: `startsAt` is inside, `endsAt` is not. */
export interface Interval {
  readonly startsAt: EpochSeconds;
  readonly endsAt: EpochSeconds;
}

/** When a window starts that starts as soon as it is approved: approvers approve this in place of a start and an end. */
export interface OnApproval {
  /** The earliest start, where something else than the approval decides it. */
  readonly notBefore?: EpochSeconds;
  /** The latest start. */
  readonly notAfter: EpochSeconds;
  readonly durationSeconds: number;
  /** From the approval to the start, at least, in seconds: for the edge to have it everywhere. */
  readonly leadSeconds: number;
  /** When it was approved, which set the start and the end of the plan; before, those are the latest possible. */
  readonly approvedAt?: EpochSeconds;
}

/** What the approvers approve and the edge enforces: a snapshot, so later edits of the site change nothing here. */
export interface Plan extends Interval {
  readonly mode: Mode;
  /** Absent for a start that was chosen. */
  readonly onApproval?: OnApproval;
  readonly hostnames: readonly string[];
  /** The requester chose some of the site's hostnames; all that the site had when absent. */
  readonly hostnamesChosen?: true;
  /** Path prefixes the window covers; empty means the whole site. */
  readonly paths: readonly string[];
  /** Whether a prefix also covers its segment with a suffix; when absent, whole segments only. */
  readonly pathMatch?: EdgePathMatch;
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
  /** By how many seconds the window may be extended without a new approval; none when absent. */
  readonly overrunSeconds?: number;
}

/** A new plan for an approved window. The current plan stays in force until this one is approved. */
export interface Amendment extends Question {
  readonly plan: Plan;
  readonly reason: string;
  readonly requestedBy: Actor;
  /** How it ended, unless it was approved: then it is the plan. Kept until the next one. */
  readonly decided?: { readonly outcome: (typeof amendmentOutcomes)[number]; readonly at: EpochSeconds };
}

/**
 * A window that was active before anyone approved it. Until it is ratified, the window's votes are votes on the
 * ratification.
 */
export interface Emergency {
  readonly ratifyBy: EpochSeconds;
  readonly ratifiedAt?: EpochSeconds;
  readonly ratifiedBy?: string;
  /** When an approver refused to ratify, or the deadline passed: break-glass on the site is suspended until somebody ratifies. */
  readonly lapsedAt?: EpochSeconds;
}

/** A reason that a window or an amendment of it was given, and that something has taken the place of. */
export interface EarlierReason {
  /** The plan that it was the reason of. */
  readonly planVersion: number;
  readonly reason: string;
  readonly ticket?: string;
  /** Of the window when it got another reason; of an amendment, how it ended: `approved` means that it became the plan. */
  readonly status: WindowStatus;
  /** When it was replaced or decided. */
  readonly at: EpochSeconds;
}

export interface Comment {
  readonly personId: string;
  /** Set when a machine of that person wrote it. */
  readonly machineId?: string;
  readonly at: EpochSeconds;
  readonly text: string;
}

/** As a question: its current plan or, for an emergency, its ratification. */
export interface Window extends Question {
  /** `{siteId}.{ulid}` */
  readonly windowId: string;
  readonly siteId: string;
  readonly status: WindowStatus;
  readonly plan: Plan;
  /** The highest plan version ever given, to an edit or an amendment. */
  readonly lastPlanVersion: number;
  /** The plan before an edit, so that approvers see what changed; absent when nobody had been asked before. */
  readonly previousPlan?: Plan;
  /** The requester's IANA time zone; mails and pages show times in it and in UTC. */
  readonly timeZone: string;
  readonly reason: string;
  readonly ticket?: string;
  /** What was said before, oldest first: a change never hides the reason that people approved. */
  readonly earlierReasons?: readonly EarlierReason[];
  readonly requestedBy: Actor;
  readonly requestedAt: EpochSeconds;
  readonly comments?: readonly Comment[];
  /** Recent changes that others are mailed about, oldest first. */
  readonly notices?: readonly Notice[];
  readonly decidedAt?: EpochSeconds;
  /** When an approved window was cancelled because its approvals no longer count. */
  readonly calledOffAt?: EpochSeconds;
  readonly activatedAt?: EpochSeconds;
  readonly completedAt?: EpochSeconds;
  /** The end was recorded and the start never was. */
  readonly startMissed?: true;
  /** The current end, if the window was extended within the plan's overrun budget. */
  readonly extendedTo?: EpochSeconds;
  readonly amendment?: Amendment;
  readonly emergency?: Emergency;
  /** The approved template it was made from; the template's approval counts for the window. */
  readonly templateId?: string;
  /** The site revision that last changed what the edge does for this window; 0 until approved. */
  readonly revision: number;
  /** For optimistic locking: increases by one with every write; the API's ETag. */
  readonly version: number;
}

/** The current end: that of the plan, or later if the overrun budget was used. */
export function endOf({ plan, extendedTo }: Pick<Window, 'plan' | 'extendedTo'>): EpochSeconds {
  return extendedTo ?? plan.endsAt;
}
