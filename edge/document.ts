/** The contract between the publisher and the CloudFront Function: what a site must enforce, before it is encoded. */
export interface EdgeInterval {
  readonly windowId: string;
  readonly mode: 'full' | 'read-only';
  /** UTC epoch seconds, half-open `[startsAt, endsAt)`. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly hostnames: readonly string[];
  /** Path prefixes covered; empty means all. */
  readonly paths: readonly string[];
  readonly exemptions: readonly string[];
  readonly message?: string;
}

export interface EdgeSite {
  readonly siteId: string;
  readonly revision: number;
  readonly hostnames: readonly string[];
  readonly intervals: readonly EdgeInterval[];
}
