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

/** The same person again is a repeat after a crash, or a request for a fresh confirmation mail. */
export async function addOnce(deps: Deps, topics: ApproverTopics, person: NewPerson, actor: Actor): Promise<Person> {
  try {
    return await addPerson(deps, person, actor);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'approver-exists') throw error;
    const known = (await getDirectory(deps)).people.find(({ personId }) => personId === person.personId);
    if (!known || !isSame(known, person)) throw error;
    if (!known.confirmed) return known;
    const { personId, email } = known;
    if ((await topics.subscription(personId, email)) === 'confirmed') throw error;
    // Unsubscribed, and no check came by since.
    return loseConfirmation(deps, { personId, email }, actor);
  }
}

const isSame = (known: Person, asked: NewPerson): boolean =>
  known.name === asked.name &&
  known.email === asked.email &&
  known.approver === asked.approver &&
  known.principals.join(' ') === asked.principals.join(' ') &&
  known.groups.join(' ') === (asked.groups ?? []).join(' ');

/** @returns the address that answered. @throws Refusal unknown-approver, not-confirmed */
export async function confirmedMailbox(
  deps: Deps,
  topics: ApproverTopics,
  id: string,
  token?: string,
): Promise<string> {
  const { email } = personOf(await getDirectory(deps), id);
  const answered = token !== undefined && (await topics.confirm(id, token)) === 'confirmed';
  const state = await topics.subscription(id, email);
  // SNS may list what was confirmed this moment as pending.
  if (state === 'confirmed' || (answered && state !== 'foreign')) return email;
  if (answered)
    throw new Refusal('not-confirmed', 'Another mailbox answered. Set the e-mail address again to ask anew.');
  const again = `Add ${id} again with the same details, or set the same e-mail address again, to have a new mail sent.`;
  const cause = token === undefined ? 'The mailbox has not answered yet.' : 'The token is not (or no longer) valid.';
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
