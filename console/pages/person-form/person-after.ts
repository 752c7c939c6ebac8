import type { Person } from '../../api/types';
import type { PersonForm } from '../../parts/directory/person-fields';

/** Another spelling of an address is the same mailbox. */
export const isNewMailbox = ({ email }: Person, typed: PersonForm): boolean =>
  typed.email.trim() !== '' && email.toLowerCase() !== typed.email.trim().toLowerCase();

/** The person as the change would leave them. A new mailbox is not confirmed. */
export function personAfter(person: Person, typed: PersonForm): Person {
  const { approver, disabled, groups } = typed;
  const confirmed = person.confirmed && !isNewMailbox(person, typed);
  return { ...person, approver, disabled, groups: [...groups], confirmed };
}
