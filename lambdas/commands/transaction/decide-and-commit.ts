import type { EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { Commit } from '../../store/port';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { isLookNeeded } from '../requirements/asked-voters';
import { randomBackoff } from './backoff';
import type { AboutToAsk, Deps } from './deps';
import { type Reading, read, readingOf } from './reading';

/** What a command decided on a snapshot. Without a commit there is nothing to change. */
export interface CommandOutcome<T> {
  readonly result: T;
  readonly commit?: Commit;
  /** The commit asks this, and relies on the directory. */
  readonly asks?: AboutToAsk;
}

export type Decide<T> = (snapshot: Snapshot, at: EpochSeconds) => CommandOutcome<T>;

const attempts = 5;
const longestFirstPauseMs = 20;

/**
 * Load, decide, commit. After a lost race it starts again, so every refusal is based on the current state.
 *
 * Before a commit that asks people, their mailboxes are looked at, unless enough of them cannot be lost by a link in a mail. If somebody turns out to get no mail, the directory
 * changes, the commit is lost, and the command decides again without them. What is refused, or asks nobody, costs no look.
 *
 * @param known what the caller loaded a moment ago, of the same keys: the first attempt decides on it
 * @throws Refusal from `decide`; `contended` after five lost races
 */
export async function decideAndCommit<T>(
  { store, clock, beforeAsking, onCommit, backoff = randomBackoff }: Omit<Deps, 'newId'>,
  keys: readonly RecordKey[] | Reading,
  decide: Decide<T>,
  known?: Snapshot,
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await backoff(longestFirstPauseMs * 2 ** attempt);
    const snapshot = attempt === 0 && known ? known : await read(store, readingOf(keys));
    const at = clock();
    const { result, commit, asks } = decide(snapshot, at);
    if (commit && asks && attempt === 0 && isLookNeeded(snapshot, asks, at)) await beforeAsking?.(asks);
    if (!commit) return result;
    if ((await store.commit(commit)) === 'lost') continue;
    onCommit?.(commit);
    return result;
  }
  throw new Refusal('contended', 'Others are changing the same thing right now. Nothing was changed; try again.');
}
