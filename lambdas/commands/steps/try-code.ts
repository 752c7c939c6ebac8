import { Refusal } from '../../domain/refusal';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import { codeHashOf, sameHash } from '../../domain/voting/voting-link';
import { isBurned, maximumWrongCodes } from '../../domain/voting/voting-link-validity';
import type { FoundLink } from '../requirements/link';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

/**
 * Checks a code. A try is taken before the code is compared and given back when it was right, so however many requests come at
 * once, no link ever sees more than five comparisons that fail.
 *
 * @throws Refusal `malformed` (not counted), `wrong-code` with `triesLeft`, `link-burned`, `too-many-attempts`
 */
export async function tryCode(deps: Deps, { link, attempts }: FoundLink, secret: string, code: string): Promise<void> {
  if (!/^\d{6}$/.test(code)) throw new Refusal('malformed', 'The code is the six digits printed in the mail.');
  const taken = await countTry(deps, attempts, 1);
  if (sameHash(codeHashOf(secret, code), link.codeHash)) {
    await countTry(deps, taken, -1);
    return;
  }
  const triesLeft = maximumWrongCodes - taken.wrongCodes;
  throw new Refusal('wrong-code', 'This is not the code printed in the mail.', { triesLeft });
}

async function countTry(deps: Deps, attempts: LinkAttempts, by: 1 | -1): Promise<LinkAttempts> {
  const { subjectId, secretHash } = attempts;
  try {
    return await decideAndCommit(deps, [{ kind: 'link-attempts', subjectId, secretHash }], (snapshot) => {
      const known = snapshot.attempts(subjectId, secretHash) ?? { ...attempts, version: 0 };
      if (by === 1 && isBurned(known)) throw new Refusal('link-burned', 'Five wrong codes burned this link.');
      const value = { ...known, wrongCodes: known.wrongCodes + by, version: known.version + 1 };
      return { result: value, commit: { put: [{ kind: 'link-attempts', value }] } };
    });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== 'contended') throw refusal;
    throw new Refusal('too-many-attempts', 'This link is being tried many times at once; wait a moment and try again.');
  }
}
