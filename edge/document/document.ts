import type { EdgeMode } from './mode';

export type { EdgeMode } from './mode';

/** The contract between the publisher and the CloudFront Function: what a site must enforce, before it is encoded. */
export interface EdgeInterval {
  /** `{siteId}.{ulid}` */
  readonly windowId: string;
  readonly mode: EdgeMode;
  /** UTC epoch seconds, half-open `[startsAt, endsAt)`. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** The plan's snapshot; a hostname that has left the site since is no longer enforced. */
  readonly hostnames: readonly string[];
  /** Path prefixes covered, in any case; empty means all. */
  readonly paths: readonly string[];
  /** Whether a prefix also covers suffixes; `segments` when absent. */
  readonly pathMatch?: EdgePathMatch;
  /** `/path` or `METHOD /path`, by whole segments, exactly as written. */
  readonly exemptions: readonly string[];
  /** Read-only: the methods that pass, upper case; GET, HEAD and OPTIONS when absent. */
  readonly allowedMethods?: readonly string[];
  /** Origins that may read refusals and get preflights answered; `['*']` for any. None: no CORS. */
  readonly corsOrigins?: readonly string[];
  /** Its message may be told in a plainer form, or left out, where it would not fit otherwise. */
  readonly mustFit?: true;
  /** Plain text for visitors; escaped when it is encoded. */
  readonly message?: string;
  /** The message in other languages, by tag in lower case (`fr`, `pt-br`); `message` is the default. */
  readonly messages?: Readonly<Record<string, string>>;
}

/**
 * `segments`: `/shop` covers `/shop` and `/shop/cart`. `segments-and-suffixes`: also `/shop.json`, `/shop.` and `/shop:x`, for
 * origins that serve those as `/shop`; still not `/shopping` or `/shop-2`.
 */
export const pathMatches = ['segments', 'segments-and-suffixes'] as const;
export type EdgePathMatch = (typeof pathMatches)[number];

/**
 * The longest time, in seconds, that a blocked client is told to wait unless the site says otherwise, because a window
 * may end early.
 */
export const DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS = 300;

/** What passes a site's windows. Not part of a plan: it is always the site's current one. */
export interface EdgeBypass {
  /** IPv4 and IPv6 ranges, at most 30 in all. */
  readonly cidrs: readonly string[];
  /** Keys of signed links and cookies, newest first, at most 2; removing one revokes what it signed. */
  readonly linkKeys: readonly EdgeLinkKey[];
  /** Hexadecimal SHA-256 of the secret that automation sends in `x-maintenance-bypass`. */
  readonly headerHash?: string;
}

export interface EdgeLinkKey {
  /** 1–8 of a-z and 0-9 */
  readonly id: string;
  /** base64url of 32 bytes */
  readonly secret: string;
}

/** All of it is encoded so that it cannot be anything but text, an image and a colour. */
export interface EdgeBranding {
  /** Plain text; the siteId when absent. */
  readonly name?: string;
  /** `data:image/…;base64,…` or an https address. */
  readonly logo?: string;
  /** `#rrggbb` */
  readonly accentColor?: string;
}

export interface EdgeSite {
  readonly siteId: string;
  readonly revision: number;
  /**
   * May contain `*.parent`, which stands for one label; exact names take precedence. For gates with wildcards only.
   */
  readonly hostnames: readonly string[];
  readonly intervals: readonly EdgeInterval[];
  readonly bypass?: EdgeBypass;
  /** How its pages look; always the site's current one. */
  readonly branding?: EdgeBranding;
  /** In seconds; `DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS` when absent. */
  readonly retryAfterMaximumSeconds?: number;
}

/** One entry of the CloudFront KeyValueStore. */
export interface EdgeEntry {
  readonly key: string;
  readonly value: string;
}
