import { Refusal } from '../../domain/refusal';
import type { Question } from '../../domain/voting/question';

/** What a signed answer is about, as the caller read it: at least one of these, and each one given must be the current one. */
export interface Meant {
  readonly planVersion?: number | undefined;
  readonly digest?: string | undefined;
  /** The `version` of the window or proposal (If-Match). */
  readonly ifVersion?: number | undefined;
}

type Asked = Pick<Question, 'planVersion' | 'digest'>;
type Versioned = { readonly version: number };

const currentOf = ({ planVersion, digest }: Asked, { version }: Versioned) => ({ planVersion, digest, version });

/**
 * Nobody votes on another plan than the one they read.
 *
 * @throws Refusal `stale-version` with the current `planVersion`, `digest` and `version`
 */
export function assertCurrent(asked: Asked, subject: Versioned, { planVersion, digest, ifVersion }: Meant): void {
  const current = currentOf(asked, subject);
  const stale =
    (planVersion ?? current.planVersion) !== current.planVersion ||
    (digest ?? current.digest) !== current.digest ||
    (ifVersion ?? current.version) !== current.version;
  if (!stale) return;
  throw new Refusal('stale-version', 'It has changed since you read it. Read it again before you retry.', current);
}

/**
 * Asked last, so that whoever may not vote at all is told that.
 *
 * @throws Refusal `vote-unspecified` with the current `planVersion`, `digest` and `version`
 */
export function assertSpecified(asked: Asked, subject: Versioned, { planVersion, digest, ifVersion }: Meant): void {
  if (planVersion !== undefined || digest !== undefined || ifVersion !== undefined) return;
  throw new Refusal(
    'vote-unspecified',
    'Say which plan your vote is for: send the planVersion or the digest that you read, or If-Match with the version. Read the plan again before you send the current values named here.',
    currentOf(asked, subject),
  );
}
