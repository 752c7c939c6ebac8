import type { Person } from '../../api/types';

export interface GroupOption {
  readonly value: string;
  readonly label: string;
}

/**
 * The groups that can be chosen: those that anybody is in, as far as they match what is typed, and a new one of that name.
 * @param newGroup what a group is called that nobody is in yet
 */
export function groupOptions(
  people: readonly Pick<Person, 'groups'>[],
  chosen: readonly string[],
  typed: string,
  newGroup: (name: string) => string,
): readonly GroupOption[] {
  const text = typed.trim().toLowerCase();
  const known = [...new Set([...people.flatMap(({ groups }) => groups), ...chosen])].sort();
  const matching = known.filter((group) => group.includes(text)).map((group) => ({ value: group, label: group }));
  const isNew = text !== '' && !known.includes(text);
  return isNew ? [...matching, { value: text, label: newGroup(text) }] : matching;
}
