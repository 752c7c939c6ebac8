import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { Refusal } from '../../domain/refusal';
import type { LinkAttempts, StoredVotingLink } from '../../domain/voting/approval-request';
import { codeHashOf, sameHash } from '../../domain/voting/voting-link';
import { freeWrongCodes, lockedUntil } from '../../domain/voting/voting-link-validity';
import type { Snapshot } from '../../store/snapshot';
import type { FoundLink } from '../requirements/link';
import { type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

const codeForm = /^\d{6}$/;
const lettersForm = /^[A-Z]{12}$/;

/** A try that was counted, and the attempts as they were before it. */
export interface Taken {
  readonly before: LinkAttempts;
  readonly taken: LinkAttempts;
}

/**
 * Checks what the mail prints beside its link: the code, or the letters. See docs/decisions/0032-guessing-codes.md.
 *
 * @returns the try that a right code took, to be given back; letters take none
 * @throws Refusal `malformed` (not counted), `wrong-code` with `triesLeft` and `lockedUntil`, `link-locked` with `lockedUntil`,
 * `too-many-attempts`
 */
export async function tryCode(deps: Deps, found: FoundLink, secret: string, code: string): Promise<Taken | undefined> {
  if (codeForm.test(code)) return tryDigits(deps, found, secret, code);
  if (!lettersForm.test(code)) {
    const rule = 'is the six digits from the mail, or the twelve letters below them';
    throw new Refusal('malformed', `The code ${rule}.`, { issues: [{ field: 'code', rule }] });
  }
  if (!isLetters(found.link, secret, code)) throw wrongCode(found.attempts);
  return undefined;
}

const isLetters = ({ lettersHash }: StoredVotingLink, secret: string, letters: string): boolean =>
  lettersHash !== undefined && sameHash(codeHashOf(secret, letters), lettersHash);

/**
 * A try is counted before the code is compared and given back when the code was right. So no more comparisons fail than
 * the lock allows, however many requests come at the same time.
 */
async function tryDigits(deps: Deps, found: FoundLink, secret: string, code: string): Promise<Taken> {
  const taking = await takeTry(deps, found);
  if (!sameHash(codeHashOf(secret, code), found.link.codeHash)) throw wrongCode(taking.taken);
  return taking;
}

function wrongCode(attempts: LinkAttempts): Refusal {
  const until = lockedUntil(attempts);
  return new Refusal('wrong-code', 'This is not the code from the mail.', {
    triesLeft: Math.max(0, freeWrongCodes - attempts.wrongCodes),
    ...(until > 0 && { lockedUntil: instantText(until) }),
  });
}

function takeTry(deps: Deps, { attempts, snapshot: first }: FoundLink): Promise<Taken> {
  const take = (before: LinkAttempts, at: EpochSeconds) => {
    const until = lockedUntil(before);
    if (at < until) {
      throw new Refusal(
        'link-locked',
        'Too many wrong codes were entered, so the code is locked for a while. The twelve letters in the mail work now.',
        { lockedUntil: instantText(until), retryAfterSeconds: until - at },
      );
    }
    const taken = { ...before, wrongCodes: before.wrongCodes + 1, wrongAt: at, version: before.version + 1 };
    return { result: { before, taken }, value: taken };
  };
  return count<Taken>(deps, attempts, take, first);
}

/** Gives a try back by itself, where nothing else is committed. @throws Refusal `too-many-attempts` */
export async function giveBack(deps: Deps, taking: Taken): Promise<void> {
  await count(deps, taking.taken, (known) => ({ result: undefined, value: givenBack(known, taking) }));
}

/**
 * The attempts without a try. Wrong codes that were entered in the meantime stay counted, and so does the lock they
 * caused.
 */
export function givenBack({ wrongAt: lastWrongAt, ...known }: LinkAttempts, { before, taken }: Taken): LinkAttempts {
  const last = known.version === taken.version ? before.wrongAt : lastWrongAt;
  const since = last === undefined ? {} : { wrongAt: last };
  return { ...known, wrongCodes: known.wrongCodes - 1, ...since, version: known.version + 1 };
}

async function count<T>(
  deps: Deps,
  attempts: LinkAttempts,
  change: (known: LinkAttempts, at: EpochSeconds) => { readonly result: T; readonly value: LinkAttempts },
  first?: Snapshot,
): Promise<T> {
  const { subjectId, secretHash } = attempts;
  const decide: Decide<T> = (snapshot, at) => {
    const { result, value } = change(snapshot.attempts(subjectId, secretHash) ?? { ...attempts, version: 0 }, at);
    return { result, commit: { put: [{ kind: 'link-attempts', value }] } };
  };
  try {
    return await decideAndCommit(deps, [{ kind: 'link-attempts', subjectId, secretHash }], decide, first);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== 'contended') throw refusal;
    throw new Refusal('too-many-attempts', 'This link is being used too often at once; wait a moment and try again.');
  }
}
