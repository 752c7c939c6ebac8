import type { Person } from '../../api/types';
import { mailboxOf } from '../../parts/directory/mailbox-state';

/** What people are searched for; it is in the address, so that it can be sent to somebody. */
export interface PeopleSearch {
  /** In a name, id, mail, group or principal, in any case. */
  readonly text: string;
  /** A state of the mailbox, `disabled`, or empty for all. */
  readonly state: string;
}

/** @param query of the address */
export function searchIn(query: string): PeopleSearch {
  const asked = new URLSearchParams(query);
  return { text: asked.get('q') ?? '', state: asked.get('state') ?? '' };
}

export function addressOf({ text, state }: PeopleSearch): string {
  const query = new URLSearchParams({ ...(text !== '' && { q: text }), ...(state !== '' && { state }) }).toString();
  return query === '' ? '/people' : `/people?${query}`;
}

/** Every word must be somewhere. */
export function found(people: readonly Person[], { text, state }: PeopleSearch): readonly Person[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => isInState(person, state) && words.every((word) => has(person, word)));
}

const has = ({ personId, name, email, groups, principals }: Person, word: string): boolean =>
  [personId, name, email, ...groups, ...principals].some((text) => text.toLowerCase().includes(word));

function isInState(person: Person, state: string): boolean {
  if (state === 'disabled') return person.disabled;
  return state === '' || mailboxOf(person) === state;
}
