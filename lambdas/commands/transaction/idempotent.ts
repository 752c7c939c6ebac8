import type { Actor, EpochSeconds } from '../../domain/actor';
import { canonicalJson, sha256 } from '../../domain/audit/canonical-json';
import { Refusal } from '../../domain/refusal';
import type { CommandResult, IdempotencyRecord, RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { type CommandOutcome, type Decide, decideAndCommit } from './decide-and-commit';
import type { Deps, Idempotency } from './deps';
import { type Reading, readingOf } from './reading';

/** How long a repeat gets the first answer, in seconds. */
const keptSeconds = 86_400;

export interface Answered<V> {
  readonly value: V;
  /**
   * This is the answer to an earlier command with this key; nothing was done now, so what follows a change must not be
   * done again.
   */
  readonly repeated: boolean;
}

/** As `decideIdempotently`, and whether the answer is one given before. @throws as `decideIdempotently` */
export async function answerIdempotently<R extends CommandResult>(
  deps: Deps,
  keys: readonly RecordKey[],
  actor: Actor,
  idempotency: Idempotency | undefined,
  kind: R['kind'],
  decide: Decide<R>,
): Promise<Answered<R['value']>> {
  let own: R | undefined;
  const watched: Decide<R> = (snapshot, at) => {
    const outcome = decide(snapshot, at);
    own = outcome.result;
    return outcome;
  };
  const value = await decideIdempotently<R>(deps, keys, actor, idempotency, kind, watched);
  return { value, repeated: value !== own?.value };
}

/** What an earlier command with this key was answered, for commands that do something before they decide. @throws Refusal */
export async function earlierAnswer<R extends CommandResult>(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  idempotency: Idempotency | undefined,
  kind: R['kind'],
): Promise<R['value'] | undefined> {
  if (!idempotency) return undefined;
  const once = new KeyedCommand<R>(actor, idempotency, kind);
  return once.answered(await store.load([once.key]), clock())?.result.value;
}

/**
 * `decideAndCommit` for commands that may be repeated with an Idempotency-Key: the answer is written in the command's
 * own transaction, so it exists exactly when the change does. Without a change the answer is all that is written. Refusals
 * are not kept: a repeat of a refused command is decided again.
 *
 * @throws Refusal `idempotency-key-reused`, and as `decideAndCommit`
 */
export async function decideIdempotently<R extends CommandResult>(
  deps: Deps,
  keys: readonly RecordKey[] | Reading,
  actor: Actor,
  idempotency: Idempotency | undefined,
  kind: R['kind'],
  decide: Decide<R>,
): Promise<R['value']> {
  const decideStored: Decide<R> = (snapshot, at) => asStored(decide(snapshot, at));
  if (!idempotency) return (await decideAndCommit(deps, keys, decideStored)).value;
  const once = new KeyedCommand<R>(actor, idempotency, kind);
  try {
    const decideOnce: Decide<R> = (snapshot, at) =>
      once.answered(snapshot, at) ?? once.keep(decideStored(snapshot, at), snapshot, at);
    const reading = readingOf(keys);
    const also = { ...reading, keys: [...reading.keys, once.key] };
    return (await decideAndCommit(deps, also, decideOnce)).value;
  } catch (refusal) {
    // The first of two parallel repeats may have landed between this one's reads.
    const answered =
      refusal instanceof Refusal ? once.answered(await deps.store.load([once.key]), deps.clock()) : undefined;
    if (!answered) throw refusal;
    return answered.result.value;
  }
}

/**
 * Does something that is in no transaction, but not again for a key that it was done for. When the process ends before that is
 * recorded, a repeat does it again.
 *
 * @throws Refusal `idempotency-key-reused`, and as `act`
 */
export async function doOnce<R extends CommandResult>(
  deps: Deps,
  actor: Actor,
  idempotency: Idempotency | undefined,
  result: R,
  act: () => Promise<unknown>,
): Promise<void> {
  if (await earlierAnswer<R>(deps, actor, idempotency, result.kind)) return;
  await act();
  if (idempotency) await decideIdempotently<R>(deps, [], actor, idempotency, result.kind, () => ({ result }));
}

/** The answer as it is stored: the commit adds to a window or a proposal what others are told of it. */
function asStored<R extends CommandResult>(outcome: CommandOutcome<R>): CommandOutcome<R> {
  const { result, commit } = outcome;
  const stored = commit?.put.find((record): record is VersionedRecord & R => record.kind === result.kind);
  return stored ? { ...outcome, result: Object.assign({}, result, { value: stored.value }) } : outcome;
}

class KeyedCommand<R extends CommandResult> {
  readonly key: RecordKey & { readonly kind: 'idempotency' };

  constructor(
    actor: Actor,
    private readonly idempotency: Idempotency,
    private readonly kind: R['kind'],
  ) {
    this.key = { kind: 'idempotency', keyHash: sha256(canonicalJson([actor.principal, idempotency.key])) };
  }

  /** The answer of an earlier identical command. TTL deletion lags behind, so an overdue record counts as gone. */
  answered(snapshot: Snapshot, at: EpochSeconds): CommandOutcome<R> | undefined {
    const record = snapshot.idempotency(this.key.keyHash);
    if (!record || record.ttl <= at) return undefined;
    const { result } = record;
    if (record.fingerprint !== this.idempotency.fingerprint || !this.isOurs(result)) {
      throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request; use a new one.');
    }
    return { result };
  }

  /** Also of a command that found nothing to change: its repeat must not find something later. */
  keep(decision: CommandOutcome<R>, snapshot: Snapshot, at: EpochSeconds): CommandOutcome<R> {
    const value: IdempotencyRecord = {
      keyHash: this.key.keyHash,
      fingerprint: this.idempotency.fingerprint,
      result: decision.result,
      ttl: at + keptSeconds,
      version: (snapshot.idempotency(this.key.keyHash)?.version ?? 0) + 1,
    };
    const put = [...(decision.commit?.put ?? []), { kind: 'idempotency', value } as const];
    return { ...decision, commit: { ...decision.commit, put } };
  }

  private isOurs(result: CommandResult): result is R {
    return result.kind === this.kind;
  }
}
