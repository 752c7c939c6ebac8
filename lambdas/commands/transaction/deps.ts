import type { EpochSeconds } from '../../domain/actor';
import type { Commit, Store } from '../../store/port';
import type { Backoff } from './backoff';

/** What every command gets injected: the store, the clock and ids. */
export interface Deps {
  readonly store: Store;
  readonly clock: () => EpochSeconds;
  /** A ULID, as in `windowId = {siteId}.{ulid}`. */
  readonly newId: () => string;
  /** Is told what was committed. */
  readonly onCommit?: (commit: Commit) => void;
  /** Before another attempt, when a race was lost. Default: a random part of the time. */
  readonly backoff?: Backoff;
  /** Looks whether those who are about to be asked still get mail, and records in the directory who does not. Never throws. */
  readonly beforeAsking?: (question: AboutToAsk) => Promise<void>;
}

/** A question that a command is about to ask the approvers of a site. */
export interface AboutToAsk {
  readonly siteId: string;
  /** Of the caller, who asks and so cannot vote. */
  readonly principal: string;
  /** Of the window whose plan is to be another one: whoever shaped the plan before cannot vote either. */
  readonly windowId?: string | undefined;
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
