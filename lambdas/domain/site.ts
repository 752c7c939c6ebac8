import type { Interval, Mode } from './window';

export interface Policy {
  /** 1–10 */
  readonly approvalsRequired: number;
  /** One rejection decides. */
  readonly veto: boolean;
  /** How long a request stays open, in seconds. */
  readonly timeoutSeconds: number;
  readonly selfApproval: boolean;
  /** The least time from the request to the start, in seconds; gives approvers and propagation room. Default 120. */
  readonly leadTimeSeconds: number;
  readonly maximumDurationSeconds: number;
}

/** Hostnames protected together, with a policy. */
export interface Site {
  /** `^[a-z][a-z0-9-]{0,23}$` */
  readonly siteId: string;
  /** Lower case, 1–24 */
  readonly hostnames: readonly string[];
  readonly policy: Policy;
  /** IANA zone shown to approvers unless the window names one. */
  readonly timeZone: string;
  readonly exemptions: readonly string[];
  readonly version: number;
}

/** One approved or active window as the edge must enforce it. */
export interface CalendarEntry extends Interval {
  readonly windowId: string;
  readonly mode: Mode;
  readonly paths: readonly string[];
  readonly hostnames: readonly string[];
  readonly exemptions: readonly string[];
  readonly message?: string;
  readonly digest: string;
}

/** Future and running intervals of one site; the overlap rule and the edge document are functions of it. */
export interface Calendar {
  readonly siteId: string;
  readonly entries: readonly CalendarEntry[];
  readonly version: number;
}

/** A hostname belongs to one site at a time. */
export interface HostnameClaim {
  readonly hostname: string;
  readonly siteId: string;
  readonly version: number;
}

/** What the publisher last wrote for a site. */
export interface PublishedEdge {
  readonly siteId: string;
  readonly publishedRevision: number;
  readonly publishedAt: number;
  /** The hostnames that publish was about. */
  readonly hostnames: readonly string[];
  readonly version: number;
}
