import type { ApproverTopics } from '../../aws/approver-topics';
import type { Person } from '../../domain/directory/directory';
import type { QueryDeps } from '../../queries/deps';
import { getDirectory } from '../../queries/directory/get-directory';

/**
 * Asks a mailbox to confirm, if it still is the person's: whoever decided on it may be late, and the person gone or moved by
 * now. A confirmed mailbox is left alone.
 *
 * @returns whether it still is
 */
export async function askMailbox(
  deps: QueryDeps,
  topics: ApproverTopics,
  { personId, email }: Pick<Person, 'personId' | 'email'>,
): Promise<boolean> {
  const { people } = await getDirectory(deps);
  if (!people.some((person) => person.personId === personId && person.email === email)) return false;
  await topics.open(personId, email);
  return true;
}
