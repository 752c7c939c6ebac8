import { entryOwner, scheduleHead } from '../../../../edge/document/changes';
import type { EdgeEntry } from '../../../../edge/document/document';
import type { EdgeStore } from '../../../../lambdas/aws/edge-store';
import { objectionTo } from '../../../aws/edge-store-rules';

/**
 * A KeyValueStore that forgives nothing: a key that is not there cannot be deleted, and a revision that is older than one
 * that a site has had is an error.
 */
export class ModelStore implements EdgeStore {
  readonly entries = new Map<string, string>();
  readonly calls = { etag: 0, list: 0, update: 0, stale: 0 };
  /** Whether the next update is refused, whatever it is. */
  refuses = () => false;
  private changes = 0;
  private readonly newest = new Map<string, number>();

  get current(): string {
    return `E${this.changes}`;
  }

  async etag() {
    this.calls.etag += 1;
    return this.current;
  }

  /** Page by page, so that others may write in between. */
  async list(between?: () => Promise<void>) {
    this.calls.list += 1;
    const found: EdgeEntry[] = [];
    let after = '';
    for (;;) {
      const page = [...this.entries].filter(([key]) => key > after).sort(([a], [b]) => (a < b ? -1 : 1));
      found.push(...page.slice(0, 5).map(([key, value]) => ({ key, value })));
      if (page.length <= 5) return found;
      after = page[4]?.[0] ?? '';
      await between?.();
    }
  }

  async update(etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) {
    this.calls.update += 1;
    if (etag !== this.current) {
      this.calls.stale += 1;
      return 'stale' as const;
    }
    if (this.refuses()) return 'refused' as const;
    const objection = objectionTo(puts, deletes) ?? (puts.length + deletes.length === 0 ? 'nothing to do' : undefined);
    if (objection) throw new Error(`The store objects: ${objection}`);
    for (const entry of puts) this.put(entry);
    for (const key of deletes) {
      if (!this.entries.delete(key)) throw new Error(`${key} is not there to be deleted`);
    }
    this.changes += 1;
    return { etag: this.current };
  }

  /** Somebody with the console open. */
  byHand(change: (entries: Map<string, string>) => void): void {
    change(this.entries);
    this.changes += 1;
  }

  ownedBy(siteId: string): Record<string, string> {
    const own = [...this.entries].filter(([key, value]) => entryOwner({ key, value }) === siteId);
    return Object.fromEntries(own.sort());
  }

  /** What some site has; what somebody else put there is nobody's business. */
  owned(): [string, string][] {
    return [...this.entries].filter(([key, value]) => entryOwner({ key, value }) !== undefined);
  }

  private put(entry: EdgeEntry): void {
    const head = scheduleHead(entry);
    if (head) {
      const newest = this.newest.get(head.siteId) ?? 0;
      if (head.revision < newest) throw new Error(`${head.siteId} had ${newest} and gets ${head.revision}`);
      this.newest.set(head.siteId, head.revision);
    }
    this.entries.set(entry.key, entry.value);
  }
}
