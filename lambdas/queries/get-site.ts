import { Refusal } from '../domain/refusal';
import type { Site } from '../domain/site';
import type { Page, PageRequest } from '../store/port';
import type { QueryDeps } from './deps';

/** @throws Refusal unknown-site */
export async function getSite({ store }: QueryDeps, siteId: string): Promise<Site> {
  const site = (await store.load([{ kind: 'site', siteId }])).site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  return site;
}

/** @throws Refusal malformed */
export async function listSites({ store }: QueryDeps, page: PageRequest): Promise<Page<Site>> {
  return store.sites(page);
}
