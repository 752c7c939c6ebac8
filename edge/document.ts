/** The contract between the publisher and the CloudFront Function: what a site must enforce, before it is encoded. */
export interface EdgeInterval {
  /** `{siteId}.{ulid}` */
  readonly windowId: string;
  readonly mode: 'full' | 'read-only';
  /** UTC epoch seconds, half-open `[startsAt, endsAt)`. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** The plan's snapshot; a hostname that has left the site since is no longer enforced. */
  readonly hostnames: readonly string[];
  /** Path prefixes covered, by whole segments and in any case; empty means all. */
  readonly paths: readonly string[];
  /** `/path` or `METHOD /path`, by whole segments, exactly as written. */
  readonly exemptions: readonly string[];
  /** Plain text for visitors; escaped when it is encoded. */
  readonly message?: string;
}

export interface EdgeSite {
  readonly siteId: string;
  readonly revision: number;
  readonly hostnames: readonly string[];
  readonly intervals: readonly EdgeInterval[];
}

/** One entry of the CloudFront KeyValueStore. */
export interface EdgeEntry {
  readonly key: string;
  readonly value: string;
}
