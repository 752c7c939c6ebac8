import type { ApproverTopics } from '../../aws/approver-topics';
import type { Person } from '../../domain/directory/directory';
import type { QueryDeps } from '../../queries/deps';
import { getDirectory } from '../../queries/directory/get-directory';

/**
 * Asks a mailbox to confirm, if it still belongs to the person, who may have been removed or given a new address
 * meanwhile. A confirmed mailbox is not asked.
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
