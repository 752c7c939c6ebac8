import type { EdgePathMatch } from '../../../edge/document/document';
import type { EpochSeconds } from '../actor';
import type { ApprovalRules } from '../voting/question';
import type { Plan } from '../window/window';
import type { Method } from './methods';

/** What break-glass may do on a site. */
export interface EmergencyRules {
  /** Longest emergency window, in seconds; 0 forbids them. */
  readonly maximumDurationSeconds: number;
  /** How long approvers have to ratify one. */
  readonly ratifyWithinSeconds: number;
}

export interface Policy extends ApprovalRules {
  /** How long a request stays open, in seconds. */
  readonly timeoutSeconds: number;
  /** How far the end of a running window may be moved without asking again, in seconds; part of each plan. */
  readonly overrunSeconds: number;
  readonly emergency: EmergencyRules;
  /** The least time from the request to the start, in seconds; gives approvers and propagation room. Default 120. */
  readonly leadTimeSeconds: number;
  readonly maximumDurationSeconds: number;
}

/** Hostnames protected together, with a policy. */
export interface Site {
  /** `^[a-z][a-z0-9-]{0,23}$` */
  readonly siteId: string;
  /** Lower case, 1–24; `*.parent` stands for every name one label below `parent` that no site has by itself. */
  readonly hostnames: readonly string[];
  readonly policy: Policy;
  /** IANA zone shown to approvers unless the window names one. */
  readonly timeZone: string;
  readonly exemptions: readonly string[];
  /** What passes in read-only mode; `readingMethods` when absent. */
  readonly allowedMethods?: readonly Method[];
  /** Origins whose scripts may read refusals, `['*']` for any; none when absent. */
  readonly corsOrigins?: readonly string[];
  /** What a path prefix of its windows covers; `segments` when absent. */
  readonly pathMatch?: EdgePathMatch;
  /** The longest wait that refused clients are told, in seconds; `DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS` when absent. No part of plans. */
  readonly retryAfterMaximumSeconds?: number;
  /** Who passes in every mode, without a secret; the secrets are a record of their own. */
  readonly bypass?: { readonly cidrs: readonly string[] };
  /** Ids are free again when a site goes: what is older than this was approved for another site of this id. */
  readonly createdAt?: EpochSeconds;
  readonly version: number;
}

/** One approved or active window as the edge must enforce it. */
export interface CalendarEntry extends Plan {
  readonly windowId: string;
  readonly digest: string;
  /** Exempt from the overlap rule, both ways. */
  readonly emergency?: true;
}

/** Future and running intervals of one site; the overlap rule and the edge document are functions of it. */
export interface Calendar {
  readonly siteId: string;
  readonly entries: readonly CalendarEntry[];
  readonly version: number;
}

/** A hostname belongs to one site at a time; a wildcard and a name below it may belong to two. */
export interface HostnameClaim {
  readonly hostname: string;
  readonly siteId: string;
  readonly version: number;
}

/**
 * Why a site cannot be published: its document is larger than the store takes, cannot be made, or was refused by the store; or the
 * store has a later revision than the control table, as after a restore from a backup.
 */
export const setAsideReasons = ['too-large', 'not-encodable', 'refused-by-store', 'edge-ahead'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A revision that the publisher could not publish. It is tried again with the next revision, and by reconcile. */
interface SetAside {
  readonly revision: number;
  readonly reason: SetAsideReason;
  readonly at: EpochSeconds;
}

/** What the publisher last wrote for a site. */
export interface PublishedEdge {
  readonly siteId: string;
  /** 0 while nothing was. */
  readonly publishedRevision: number;
  readonly publishedAt: number;
  /** The hostnames that publish was about. */
  readonly hostnames: readonly string[];
  /** The revision that could not be published last. */
  readonly setAside?: SetAside;
  readonly version: number;
}
