import type { Person } from '../domain/directory/directory';
import type { Site } from '../domain/site/site';

/** How a site is shown to people. */
interface Branded {
  readonly branding?: { readonly name?: string };
}

/** What people call a site: its name, or its id where it has none or the site was deleted. */
export const siteName = (siteId: string, site: (Site & Branded) | undefined): string => site?.branding?.name ?? siteId;

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
