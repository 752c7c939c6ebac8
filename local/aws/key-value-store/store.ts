import { createHash } from 'node:crypto';
import { AwsError, type StateMap } from '../gateway/service';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores */
const STORE_BYTES = 5 * 1024 * 1024;

export type Items = Readonly<Record<string, string>>;

/** The content of a store from an instant on (epoch milliseconds): edges see a commit only after it has propagated. */
interface Version {
  readonly visibleFrom: number;
  readonly items: Items;
}

/** One record per store, so that an update is written completely or not at all. */
export interface StoreRecord {
  readonly etag: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** Oldest first; the last is what the API answers. */
  readonly versions: readonly [Version, ...Version[]];
}

export interface Changes {
  readonly puts: readonly { readonly key: string; readonly value: string }[];
  readonly deletes: readonly string[];
}

export interface StoreOptions {
  readonly clock: () => number;
  /** Milliseconds until a commit is visible at the edge; AWS takes seconds, the local edge none by default. */
  readonly propagationMs?: number;
}

/** A key value store with one ETag for all of it. */
export class Store {
  readonly #records: StateMap<StoreRecord>;
  readonly #arn: string;
  readonly #options: StoreOptions;

  constructor(records: StateMap<StoreRecord>, arn: string, options: StoreOptions) {
    this.#records = records;
    this.#arn = arn;
    this.#options = options;
  }

  get record(): StoreRecord {
    return this.#records.get(this.#arn) ?? this.#created();
  }

  /** What the API answers: the last commit. */
  get items(): Items {
    return itemsOf(this.record);
  }

  /** What an edge sees now, and a name for exactly that. */
  get visible(): { readonly items: Items; readonly id: string } {
    const now = this.#options.clock();
    const { etag, versions } = this.record;
    const { items, visibleFrom } = versions.findLast((version) => version.visibleFrom <= now) ?? versions[0];
    return { items, id: `${etag}@${visibleFrom}` };
  }

  /** Applies all changes or none. @returns the store after them, or `stale`. @throws AwsError when the store would be too large; what one update may hold is in `limits/` */
  update(ifMatch: string, changes: Changes): StoreRecord | 'stale' {
    const { record } = this;
    if (record.etag !== ifMatch) return 'stale';
    const items: Record<string, string> = { ...itemsOf(record) };
    for (const key of changes.deletes) delete items[key];
    for (const { key, value } of changes.puts) items[key] = value;
    if (sizeOf(items) > STORE_BYTES)
      throw new AwsError('ServiceQuotaExceededException', 'The store would exceed 5 MB', 402);
    const now = this.#options.clock();
    const visible = record.versions.findLastIndex((version) => version.visibleFrom <= now);
    const kept = record.versions.slice(Math.max(visible, 0));
    const next = { visibleFrom: now + (this.#options.propagationMs ?? 0), items };
    const versions = withLast(kept, next);
    const updated = { ...record, etag: etagAfter(record.etag, changes), modifiedAt: now, versions };
    this.#records.put(this.#arn, updated);
    return updated;
  }

  #created(): StoreRecord {
    const now = this.#options.clock();
    return {
      etag: etagAfter(this.#arn, { puts: [], deletes: [] }),
      createdAt: now,
      modifiedAt: now,
      versions: [{ visibleFrom: 0, items: {} }],
    };
  }
}

/** The last commit. */
export function itemsOf({ versions }: StoreRecord): Items {
  return (versions.at(-1) ?? versions[0]).items;
}

export function sizeOf(items: Items): number {
  return Object.entries(items).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
}

function withLast([first, ...rest]: readonly Version[], last: Version): readonly [Version, ...Version[]] {
  return first === undefined ? [last] : [first, ...rest, last];
}

/** Changes with every update, and depends on all of them. */
function etagAfter(etag: string, changes: Changes): string {
  return `KV${createHash('sha256').update(etag).update(JSON.stringify(changes)).digest('hex').slice(0, 14).toUpperCase()}`;
}
