import { keyText } from '../../store/keys';
import type { Store } from '../../store/port';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';

/** The records that a decision needs: those whose keys are known beforehand, and those that only these records name. */
export interface Reading {
  readonly keys: readonly RecordKey[];
  /** Names what is needed besides, by what was read so far; mostly nothing. */
  readonly further: (snapshot: Snapshot) => readonly RecordKey[];
}

/** Where all keys are known beforehand, a list of them is enough. */
export const readingOf = (keys: readonly RecordKey[] | Reading): Reading =>
  'further' in keys ? keys : { keys, further: () => [] };

/**
 * Reads on until nothing more is named. Records of a later read may be younger: a commit has conditions on the records
 * that named them.
 */
export async function read(store: Pick<Store, 'load'>, { keys, further }: Reading): Promise<Snapshot> {
  const known = new Set(keys.map(keyText));
  let snapshot = await store.load(keys);
  for (;;) {
    const unread = further(snapshot).filter((key) => !known.has(keyText(key)));
    if (unread.length === 0) return snapshot;
    for (const key of unread) known.add(keyText(key));
    snapshot = snapshot.and(await store.load(unread));
  }
}
