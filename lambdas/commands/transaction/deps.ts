import type { EpochSeconds } from '../../domain/actor';
import type { Store } from '../../store/port';

/** What every command gets injected: the store, the clock and ids. */
export interface Deps {
  readonly store: Store;
  readonly clock: () => EpochSeconds;
  /** A ULID, as in `windowId = {siteId}.{ulid}`. */
  readonly newId: () => string;
}

export interface Arming {
  /** How long before its start a window is put at the edge, in seconds. */
  readonly armedSecondsAhead: number;
}

/** For commands that change what the edge will have. */
export interface ArmingDeps extends Deps, Arming {}

/** An `Idempotency-Key` and what it was sent with; a repeat of both gets the first answer again. */
export interface Idempotency {
  readonly key: string;
  /** A digest of route and body. */
  readonly fingerprint: string;
}

/** Where new secrets come from. */
export interface SecretDeps extends Deps {
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string;
}
