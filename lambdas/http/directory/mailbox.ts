import type { ApproverTopics } from '../../aws/approver-topics';
import { addPerson, type NewPerson } from '../../commands/directory/add-person';
import { loseConfirmation } from '../../commands/directory/lose-confirmation';
import { removePerson } from '../../commands/directory/remove-person';
import type { Actor } from '../../domain/actor';
import type { Person } from '../../domain/directory/directory';
import { personOf } from '../../domain/directory/directory-rules';
import { Refusal } from '../../domain/refusal';
import { getDirectory } from '../../queries/directory/get-directory';
import { logUnreachable } from '../../reactions/mailboxes/log-unreachable';
import { type DirectoryNoticeDeps, tellDirectoryChange } from '../../reactions/mailboxes/tell-directory-change';

/** Whether the first call with a key failed before it mailed the mailbox: only then the repeat mails it. */
export const isUnasked = async (topics: ApproverTopics, { personId, email }: Person): Promise<boolean> =>
  (await topics.subscription(personId, email)) === 'none';

interface Added {
  readonly person: Person;
  /** `repeated`: by the same Idempotency-Key. `again`: somebody wants another confirmation mail for them. */
  readonly outcome: 'added' | 'repeated' | 'again';
}

/** Adding the same person again, without the same key, asks for a new confirmation mail. */
export async function addOnce(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
  wanted: NewPerson,
  actor: Actor,
): Promise<Added> {
  try {
    const { person, repeated } = await addPerson(deps, wanted, actor);
    return { person, outcome: repeated ? 'repeated' : 'added' };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'approver-exists') throw error;
    const known = (await getDirectory(deps)).people.find(({ personId }) => personId === wanted.personId);
    if (!known || !isSame(known, wanted)) throw error;
    if (!known.confirmed) return { person: known, outcome: 'again' };
    if ((await topics.subscription(known.personId, known.email)) === 'confirmed') throw error;
    // Unsubscribed, and not checked since.
    return { person: await recordLoss(deps, known, actor), outcome: 'again' };
  }
}

const isSame = (known: Person, asked: NewPerson): boolean =>
  known.name === asked.name &&
  known.email === asked.email &&
  known.timeZone === asked.timeZone &&
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
 * @returns the address that answered, and whether with the token before anybody followed the link. @throws Refusal unknown-approver, not-confirmed
 */
export async function confirmedMailbox(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
  { personId, token }: Claim,
  actor: Actor,
): Promise<{ readonly email: string; readonly byToken: boolean }> {
  const { email, confirmed } = personOf(await getDirectory(deps), personId);
  const isPending = token !== undefined && (await topics.subscription(personId, email)) === 'pending';
  const answered = token !== undefined && (await topics.confirm(personId, token)) === 'confirmed';
  const state = await topics.subscription(personId, email);
  // SNS may list what was confirmed this moment as pending.
  if (state === 'confirmed' || (answered && state !== 'foreign')) return { email, byToken: answered && isPending };
  if (confirmed) await recordLoss(deps, { personId, email }, actor);
  if (answered)
    throw new Refusal(
      'not-confirmed',
      'A different mailbox was confirmed. Set the e-mail address again to send a confirmation mail to it.',
    );
  const again = `Add ${personId} again with the same details, or set the same e-mail address again, to have a new mail sent.`;
  const cause = token === undefined ? 'The mailbox is not confirmed yet.' : 'The token is wrong or has expired.';
  throw new Refusal('not-confirmed', `${cause} ${again}`);
}

async function recordLoss(
  deps: DirectoryNoticeDeps,
  { personId, email }: Pick<Person, 'personId' | 'email'>,
  actor: Actor,
): Promise<Person> {
  const before = await getDirectory(deps);
  const person = await loseConfirmation(deps, { personId, email }, actor);
  deps.log('confirmation-lost', { personId });
  await logUnreachable(deps, before);
  return person;
}

/**
 * The person hears of it before their topic goes. A crash may have left the topic of somebody who is gone already: the repeat
 * removes it and still says 404.
 */
export async function removeOnce(
  deps: DirectoryNoticeDeps,
  topics: ApproverTopics,
  personId: string,
  actor: Actor,
): Promise<void> {
  try {
    const before = await removePerson(deps, { personId }, actor);
    await tellDirectoryChange(deps, { before, actor });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unknown-approver') await topics.close(personId);
    throw error;
  }
  await topics.close(personId);
}
