import type { ApproverTopics } from '../../aws/approver-topics';
import { addPerson, type NewPerson } from '../../commands/directory/add-person';
import { loseConfirmation } from '../../commands/directory/lose-confirmation';
import { removePerson } from '../../commands/directory/remove-person';
import type { Deps } from '../../commands/transaction/deps';
import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf } from '../../domain/directory/directory-rules';
import { Refusal } from '../../domain/refusal';
import { getDirectory } from '../../queries/directory/get-directory';
import type { DirectoryNoticeDeps } from '../../reactions/mailboxes/tell-directory-change';

/** Whether the first call with a key failed before it mailed the mailbox: only then the repeat mails it. */
export const isUnasked = async (topics: ApproverTopics, { personId, email }: Person): Promise<boolean> =>
  (await topics.subscription(personId, email)) === 'none';

interface Added {
  readonly person: Person;
  /** `repeated`: by the same Idempotency-Key. `again`: somebody wants another confirmation mail for them. */
  readonly outcome: 'added' | 'repeated' | 'again';
}

/** Adding the same person again, without the same key, asks for a new confirmation mail. */
export async function addOnce(deps: Deps, topics: ApproverTopics, wanted: NewPerson, actor: Actor): Promise<Added> {
  try {
    const { person, repeated } = await addPerson(deps, wanted, actor);
    return { person, outcome: repeated ? 'repeated' : 'added' };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'approver-exists') throw error;
    const known = (await getDirectory(deps)).people.find(({ personId }) => personId === wanted.personId);
    if (!known || !isSame(known, wanted)) throw error;
    if (!known.confirmed) return { person: known, outcome: 'again' };
    const { personId, email } = known;
    if ((await topics.subscription(personId, email)) === 'confirmed') throw error;
    // Unsubscribed, and not checked since.
    return { person: await loseConfirmation(deps, { personId, email }, actor), outcome: 'again' };
  }
}

const isSame = (known: Person, asked: NewPerson): boolean =>
  known.name === asked.name &&
  known.email === asked.email &&
  known.approver === asked.approver &&
  known.principals.join(' ') === asked.principals.join(' ') &&
  known.groups.join(' ') === (asked.groups ?? []).join(' ');

interface Claim {
  readonly personId: string;
  readonly token?: string | undefined;
}

/**
 * A mailbox that is found unsubscribed loses its confirmation here, too.
 *
 * @returns the address that answered. @throws Refusal unknown-approver, not-confirmed
 */
export async function confirmedMailbox(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
  { personId, token }: Claim,
  actor: Actor,
): Promise<string> {
  const { email, confirmed } = personOf(await getDirectory(deps), personId);
  const answered = token !== undefined && (await topics.confirm(personId, token)) === 'confirmed';
  const state = await topics.subscription(personId, email);
  // SNS may list what was confirmed this moment as pending.
  if (state === 'confirmed' || (answered && state !== 'foreign')) return email;
  if (confirmed) {
    await loseConfirmation(deps, { personId, email }, actor);
    deps.log('confirmation-lost', { personId });
  }
  if (answered)
    throw new Refusal(
      'not-confirmed',
      'A different mailbox was confirmed. Set the e-mail address again to send a confirmation mail to it.',
    );
  const again = `Add ${personId} again with the same details, or set the same e-mail address again, to have a new mail sent.`;
  const cause = token === undefined ? 'The mailbox is not confirmed yet.' : 'The token is wrong or has expired.';
  throw new Refusal('not-confirmed', `${cause} ${again}`);
}

/** A crash may have left the topic of somebody who is gone already: the repeat removes it and still says 404. */
export async function removeOnce(deps: Deps, topics: ApproverTopics, personId: string, actor: Actor): Promise<void> {
  try {
    await removePerson(deps, { personId }, actor);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown-approver') await topics.close(personId);
    throw error;
  }
  await topics.close(personId);
}
