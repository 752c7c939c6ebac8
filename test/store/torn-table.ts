import { keyOf, keyText } from '../../lambdas/store/keys';
import type { Read } from '../../lambdas/store/paged-directory';
import type { Commit } from '../../lambdas/store/port';
import { type StoredRecord, type VersionedRecord, versionOf } from '../../lambdas/store/records';

/**
 * A table as a batch sees it: every record is read at a time of its own, in any order, with the writes of others in between;
 * only a commit is one moment.
 */
export class TornTable {
  private readonly records = new Map<string, StoredRecord>();
  reads = 0;

  /** @param pause lets others go first */
  constructor(
    private readonly pause: () => Promise<void>,
    records: readonly StoredRecord[] = [],
  ) {
    for (const record of records) this.records.set(keyText(keyOf(record)), record);
  }

  readonly read: Read = async (keys) => {
    this.reads += 1;
    const found = await Promise.all(
      keys.map(async (key) => {
        await this.pause();
        return this.records.get(keyText(key)) ?? [];
      }),
    );
    return found.flat();
  };

  async commit({ put, putAlways = [], reliedOn = [] }: Commit): Promise<'committed' | 'lost'> {
    await this.pause();
    const stands =
      put.every((record) => this.versionAt(record) === versionOf(record) - 1) &&
      reliedOn.every((record) => this.versionAt(record) === versionOf(record));
    if (!stands) return 'lost';
    for (const record of [...put, ...putAlways]) this.records.set(keyText(keyOf(record)), record);
    return 'committed';
  }

  get kinds(): string[] {
    return [...this.records.values()].map(({ kind }) => kind);
  }

  private versionAt(record: VersionedRecord): number {
    const present = this.records.get(keyText(keyOf(record)));
    if (!present || !('version' in present.value)) return 0;
    return present.kind === 'head' ? present.value.auditSeq : present.value.version;
  }
}
