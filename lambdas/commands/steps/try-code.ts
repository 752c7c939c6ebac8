import { instantText } from '../../domain/local-time';
import { Refusal } from '../../domain/refusal';
import type { LinkAttempts, StoredVotingLink } from '../../domain/voting/approval-request';
import { codeHashOf, sameHash } from '../../domain/voting/voting-link';
import { freeWrongCodes, lockedUntil } from '../../domain/voting/voting-link-validity';
import type { FoundLink } from '../requirements/link';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

const codeForm = /^\d{6}$/;
const lettersForm = /^[A-Z]{12}$/;

/**
 * Checks what the mail prints beside its link: the code, or the letters. See docs/decisions/0032-guessing-codes.md.
 *
 * @throws Refusal `malformed` (not counted), `wrong-code` with `triesLeft` and `lockedUntil`, `link-locked` with `lockedUntil`,
 * `too-many-attempts`
 */
export async function tryCode(deps: Deps, found: FoundLink, secret: string, code: string): Promise<void> {
  if (codeForm.test(code)) return tryDigits(deps, found, secret, code);
  if (!lettersForm.test(code)) {
    throw new Refusal('malformed', 'The code is the six digits from the mail, or the twelve letters below them.');
  }
  if (!isLetters(found.link, secret, code)) throw wrongCode(found.attempts);
}

const isLetters = ({ lettersHash }: StoredVotingLink, secret: string, letters: string): boolean =>
  lettersHash !== undefined && sameHash(codeHashOf(secret, letters), lettersHash);

/**
 * A try is counted before the code is compared and uncounted when the code was right. So no more comparisons fail than
 * the lock allows, however many requests come at the same time.
 */
async function tryDigits(deps: Deps, { link, attempts }: FoundLink, secret: string, code: string): Promise<void> {
  const { before, taken } = await takeTry(deps, attempts);
  if (!sameHash(codeHashOf(secret, code), link.codeHash)) throw wrongCode(taken);
  await giveBack(deps, before, taken);
}

function wrongCode(attempts: LinkAttempts): Refusal {
  const until = lockedUntil(attempts);
  return new Refusal('wrong-code', 'This is not the code from the mail.', {
    triesLeft: Math.max(0, freeWrongCodes - attempts.wrongCodes),
    ...(until > 0 && { lockedUntil: instantText(until) }),
  });
}

interface Taken {
  readonly before: LinkAttempts;
  readonly taken: LinkAttempts;
}

function takeTry(deps: Deps, attempts: LinkAttempts): Promise<Taken> {
  return count<Taken>(deps, attempts, (before, at) => {
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
  });
}

/** Wrong codes that were entered in the meantime stay counted, and so does the lock they caused. */
async function giveBack(deps: Deps, { wrongAt }: LinkAttempts, taken: LinkAttempts): Promise<void> {
  await count(deps, taken, ({ wrongAt: lastWrongAt, ...known }) => {
    const last = known.version === taken.version ? wrongAt : lastWrongAt;
    const since = last === undefined ? {} : { wrongAt: last };
    const value = { ...known, wrongCodes: known.wrongCodes - 1, ...since, version: known.version + 1 };
    return { result: undefined, value };
  });
}

async function count<T>(
  deps: Deps,
  attempts: LinkAttempts,
  change: (known: LinkAttempts, at: number) => { readonly result: T; readonly value: LinkAttempts },
): Promise<T> {
  const { subjectId, secretHash } = attempts;
  try {
    return await decideAndCommit(deps, [{ kind: 'link-attempts', subjectId, secretHash }], (snapshot, at) => {
      const { result, value } = change(snapshot.attempts(subjectId, secretHash) ?? { ...attempts, version: 0 }, at);
      return { result, commit: { put: [{ kind: 'link-attempts', value }] } };
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== 'contended') throw refusal;
    throw new Refusal('too-many-attempts', 'This link is being used too often at once; wait a moment and try again.');
  }
}
