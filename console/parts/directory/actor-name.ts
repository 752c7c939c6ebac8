/** Who did something, as the API says it. */
export interface Actor {
  readonly principal: string;
  readonly personId?: string | undefined;
  readonly machineId?: string | undefined;
}

/**
 * Who did something, in the shortest words that a colleague understands: the name of a person, a machine, or the end of
 * the principal of somebody whom the directory does not know.
 * @param people names by personId
 * @param system what Quiesce itself is called
 */
export function actorName(
  { personId, machineId, principal }: Actor,
  people: ReadonlyMap<string, string>,
  system: string,
): string {
  if (personId !== undefined) return people.get(personId) ?? personId;
  if (machineId !== undefined) return machineId;
  if (principal.startsWith('system:')) return system;
  return /[^#/]+$/.exec(principal)?.[0] ?? principal;
}
