import { Refusal } from '../../domain/refusal';
import { type BypassSecrets, bypassFacts } from '../../domain/site/bypass';
import type { Site } from '../../domain/site/site';
import type { Page, PageRequest } from '../../store/port';
import type { QueryDeps } from '../deps';

export interface ShownSite {
  readonly site: Site;
  /** How many keys sign links, and whether there is a header secret. */
  readonly bypass: { readonly linkKeys: number; readonly header: boolean };
}

/** @throws Refusal unknown-site */
export async function getSite({ store }: QueryDeps, siteId: string): Promise<ShownSite> {
  const snapshot = await store.load([
    { kind: 'site', siteId },
    { kind: 'bypass', siteId },
  ]);
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  return shownWith(site, snapshot.bypass(siteId));
}

/** @param prefix with which their ids begin @throws Refusal malformed */
export async function listSites({ store }: QueryDeps, page: PageRequest<Site>, prefix?: string): Promise<Page<Site>> {
  return store.sites(page, prefix);
}

/** So many of the largest sites fit into an answer. */
const mostFailed = 20;

/**
 * The sites whose newest revision could not be published: the edge does not know what was decided. A page may be shorter than
 * `limit` and still have a cursor.
 *
 * @param prefix with which their ids begin @throws Refusal malformed
 */
export async function listFailedSites(
  { store }: QueryDeps,
  { limit, cursor }: PageRequest<Site>,
  prefix?: string,
): Promise<Page<Site>> {
  const { items, ...rest } = await store.failedSites({ limit: Math.min(limit, mostFailed), cursor }, prefix);
  const snapshot = await store.load(items.map(({ siteId }) => ({ kind: 'site', siteId })));
  return { items: items.flatMap(({ siteId }) => snapshot.site(siteId) ?? []), ...rest };
}

/** A page of sites with what may be shown of their secrets. */
export async function withBypass({ store }: QueryDeps, sites: readonly Site[]): Promise<ShownSite[]> {
  const snapshot = await store.load(sites.map(({ siteId }) => ({ kind: 'bypass', siteId })));
  return sites.map((site) => shownWith(site, snapshot.bypass(site.siteId)));
}

/** A site with what may be shown of its secrets. */
export function shownWith(site: Site, secrets: BypassSecrets): ShownSite {
  const { linkKeys, header } = bypassFacts(secrets);
  return { site, bypass: { linkKeys: linkKeys.length, header } };
}
