import type { Person } from '../domain/directory/directory';

/**
 * In which time zones times are told, the most important first: the recipient's own, then those of the window and the site.
 * UTC is added where it differs.
 */
export function zonesFor(
  person: Pick<Person, 'timeZone'> | undefined,
  ...others: readonly (string | undefined)[]
): readonly string[] {
  return [...new Set([person?.timeZone, ...others].flatMap((zone) => zone ?? []))];
}
