import type { EdgeInterval, EdgeSite } from './document';
import { EdgeCapacityError, ENTRY_BYTES, entryBytes, onePerKey, SITE_ENTRIES } from './encode-capacity';
import { detailEntries, linkKeysEntry, siteLines } from './encode-detail';
import { logoEntries } from './encode-logo';
import { hasLinks, intervalFields, scheduleValue } from './encode-schedule';
import { oncePer } from './once';

/** What one interval adds to the document of its site. */
export interface Weight {
  /** Of its detail and its texts. */
  readonly keys: number;
  /** Of the same: keys and values. */
  readonly bytes: number;
  /** In the schedule of each hostname of the site, in their order; 0 where the interval is not. */
  readonly schedules: readonly number[];
  /** One of its own entries is too big, whatever else the site has. */
  readonly tooBig?: EdgeCapacityError;
}

/**
 * How much a site's document takes while intervals come and go. Each interval adds the same whatever others there are, so it is
 * encoded once, and many sets of intervals are measured by adding and subtracting.
 */
export class SiteLoad {
  private readonly hostnames: readonly string[];
  private readonly schedules: number[];
  private readonly tooBig = new Set<EdgeCapacityError>();
  private keys: number;
  private detailBytes = 0;
  private readonly linkBytes: number;
  private readonly logoBytes: number;
  private readonly weights: WeakMap<EdgeInterval, Weight>;

  /** @param site its intervals are not counted until they are added */
  constructor(private readonly site: EdgeSite) {
    this.hostnames = [...new Set(site.hostnames.map((hostname) => hostname.toLowerCase()))];
    this.schedules = this.hostnames.map((key) => entryBytes({ key, value: scheduleValue(site, key, []) }));
    const logo = logoEntries(site);
    this.keys = this.hostnames.length + logo.length;
    this.logoBytes = sum(logo.map(entryBytes));
    this.weights = weightsOf(site);
    this.linkBytes = hasLinks(site) ? entryBytes(linkKeysEntry(site)) : 0;
  }

  weightOf(interval: EdgeInterval): Weight {
    const weight = this.weights.get(interval) ?? this.weigh(interval);
    this.weights.set(interval, weight);
    return weight;
  }

  private weigh(interval: EdgeInterval): Weight {
    const entries = onePerKey(detailEntries(this.site, interval, linesOf(this.site)));
    const sizes = entries.map(entryBytes);
    const named = new Set(interval.hostnames.map((hostname) => hostname.toLowerCase()));
    const field = Buffer.byteLength(`,${JSON.stringify(intervalFields(interval))}`);
    const big = sizes.findIndex((size) => size > ENTRY_BYTES);
    return {
      keys: entries.length,
      bytes: sum(sizes),
      schedules: this.hostnames.map((hostname) => (named.has(hostname) ? field : 0)),
      ...(big >= 0 && { tooBig: new EdgeCapacityError(entries[big]?.key ?? '', sizes[big] ?? 0, ENTRY_BYTES) }),
    };
  }

  add({ keys, bytes, schedules, tooBig }: Weight): void {
    this.count(keys, bytes, schedules, 1);
    if (tooBig) this.tooBig.add(tooBig);
  }

  remove({ keys, bytes, schedules, tooBig }: Weight): void {
    this.count(keys, bytes, schedules, -1);
    if (tooBig) this.tooBig.delete(tooBig);
  }

  private count(keys: number, bytes: number, schedules: readonly number[], sign: 1 | -1): void {
    this.keys += sign * keys;
    this.detailBytes += sign * bytes;
    for (const [index, added] of schedules.entries()) {
      this.schedules[index] = (this.schedules[index] ?? 0) + sign * added;
    }
  }

  /** Of keys and values. The keys of links are counted even where the site has no entry left for them. */
  get bytes(): number {
    return this.detailBytes + sum(this.schedules) + this.linkBytes + this.logoBytes;
  }

  /** The first thing that does not fit, as `edgeOverflow` finds it. */
  get overflow(): EdgeCapacityError | undefined {
    if (this.keys > SITE_ENTRIES) return new EdgeCapacityError(this.site.siteId, this.keys, SITE_ENTRIES);
    // The biggest, so that what makes room for it makes room for all.
    const [own] = [...this.tooBig].sort((left, right) => right.size - left.size);
    if (own) return own;
    const index = this.schedules.findIndex((bytes) => bytes > ENTRY_BYTES);
    if (index < 0) return undefined;
    return new EdgeCapacityError(this.hostnames[index] ?? '', this.schedules[index] ?? 0, ENTRY_BYTES);
  }
}

const linesOf = oncePer(siteLines);
const weightsOf = oncePer((_: EdgeSite) => new WeakMap<EdgeInterval, Weight>());

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
