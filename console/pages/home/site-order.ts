import type { Site, Window } from '../../api/types';

interface Live {
  readonly active: readonly Window[];
  readonly approved: readonly Window[];
  readonly requested: readonly Window[];
}

/** The sites in the order in which they matter now: closed ones, then those that close next, then those with a request. */
export function orderedSites(sites: readonly Site[], { active, approved, requested }: Live): readonly string[] {
  const byStart = (windows: readonly Window[]) =>
    [...windows].sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  const first = [...active, ...byStart(approved), ...byStart(requested)].map(({ siteId }) => siteId);
  const known = new Set(sites.map(({ siteId }) => siteId));
  return [...new Set([...first.filter((siteId) => known.has(siteId)), ...known])];
}

/** What visitors know the sites as, by id; a site without a name is missing. */
export type SiteNames = ReadonlyMap<string, string>;

export const namesOf = (sites: readonly Site[]): SiteNames =>
  new Map(sites.flatMap(({ siteId, branding }) => (branding.name === undefined ? [] : [[siteId, branding.name]])));
