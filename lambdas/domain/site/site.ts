import type { EdgePathMatch } from '../../../edge/document/document';
import type { EpochSeconds } from '../actor';
import type { ApprovalRules } from '../voting/question';
import type { Plan } from '../window/window';
import type { Branding } from './branding';
import type { Method } from './methods';
import type { NoticeSettings } from './notices';

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
  /** By how many seconds a running window may be extended without a new approval; part of each plan. */
  readonly overrunSeconds: number;
  readonly emergency: EmergencyRules;
  /**
   * The shortest time from the request to the start, in seconds; leaves time for approvers and for propagation. Default
   * 120.
   */
  readonly leadTimeSeconds: number;
  readonly maximumDurationSeconds: number;
  /**
   * Seconds before a start at which the public is reminded of it, where the site has public notices;
   * a day and an hour when absent.
   */
  readonly remindPublicBeforeSeconds?: readonly number[];
}

/** Hostnames protected together, with a policy. */
export interface Site {
  /** `^[a-z][a-z0-9-]{0,23}$` */
  readonly siteId: string;
  /** Lower case, 1–24; `*.parent` covers every name one label below `parent` that no site lists itself. */
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
  /**
   * The longest wait that refused clients are told, in seconds; `DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS` when absent. Not
   * part of plans.
   */
  readonly retryAfterMaximumSeconds?: number;
  /** Absent when nothing was said. */
  readonly branding?: Branding;
  /** The public is told of its windows; absent when it is not. */
  readonly notices?: NoticeSettings;
  /** Address ranges that pass in every mode. The bypass secrets are a separate record. */
  readonly bypass?: { readonly cidrs: readonly string[] };
  /**
   * A siteId can be used again after the site is deleted: anything older than this was approved for an earlier site
   * with this id.
   */
  readonly createdAt?: EpochSeconds;
  readonly version: number;
}

/** One approved or active window as the edge must enforce it. */
export interface CalendarEntry extends Plan {
  readonly windowId: string;
  readonly digest: string;
  /** Emergencies may overlap anything, and anything may overlap them. */
  readonly emergency?: true;
}

/** Future and running windows of one site; the overlap check and the edge document depend on nothing else. */
export interface Calendar {
  readonly siteId: string;
  readonly entries: readonly CalendarEntry[];
  /**
   * How many bytes of the edge store are reserved for the site: at least what it takes there at any time from now on. Absent when
   * nothing was reserved yet, as in sites made before version 0.2.0.
   */
  readonly reservedBytes?: number;
  readonly version: number;
}

/** A hostname belongs to one site at a time; a wildcard and a name below it may belong to two. */
export interface HostnameClaim {
  readonly hostname: string;
  readonly siteId: string;
  readonly version: number;
}

/**
 * Why a site cannot be published: its document is too large for the store, cannot be encoded, or was refused by the
 * store; or the store has a later revision than the control table, as after a restore from a backup.
 */
export const setAsideReasons = ['too-large', 'not-encodable', 'refused-by-store', 'edge-ahead'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A revision that the publisher could not publish. It is tried again with the next revision, and by reconcile. */
interface SetAside {
  readonly revision: number;
  readonly reason: SetAsideReason;
  readonly at: EpochSeconds;
}

/** What the publisher last wrote to the edge for a site. */
export interface PublishedEdge {
  readonly siteId: string;
  /** 0 while nothing was. */
  readonly publishedRevision: number;
  readonly publishedAt: number;
  /** The hostnames that it wrote. */
  readonly hostnames: readonly string[];
  /** When the next window that is not at the edge yet is to be written there; absent when all are. */
  readonly armsNextAt?: EpochSeconds;
  /** How long before their start windows were armed when that was computed; absent in older records. */
  readonly armedSecondsAhead?: number;
  /** The revision that could not be published last. */
  readonly setAside?: SetAside;
  readonly version: number;
}
