import { Refusal } from '../../domain/refusal';
import type { Question } from '../../domain/voting/question';
import { staleText } from './version';

/**
 * Which plan a signed vote is for, as the caller read it: at least one of these, and each one given must be current.
 */
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
 * Makes sure that nobody votes on a different plan than the one they read.
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
  throw new Refusal('stale-version', textFor(current, { planVersion, digest, ifVersion }), current);
}

/** Only what can be told from the numbers: a plan may have changed, or never have been as the caller says. */
function textFor(current: ReturnType<typeof currentOf>, { planVersion, digest, ifVersion }: Meant): string {
  if (planVersion !== undefined && planVersion !== current.planVersion)
    return staleText('plan version', planVersion, current.planVersion);
  if (ifVersion !== undefined && ifVersion !== current.version) return staleText('version', ifVersion, current.version);
  if (planVersion === undefined || digest === undefined) return changedDigest;
  return `Plan version ${planVersion} has another digest. Read it again before you retry.`;
}

const changedDigest = 'The current plan has another digest. Read it again before you retry.';

/**
 * Checked last, so that people who may not vote at all get that refusal first.
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
