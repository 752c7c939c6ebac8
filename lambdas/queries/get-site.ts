import type { Site } from '../domain/site';
import type { Page, PageRequest } from '../store/port';
import type { QueryDeps } from './deps';

/** @throws Refusal unknown-site */
export async function getSite(_deps: QueryDeps, _siteId: string): Promise<Site> {
  throw new Error('not written');
}

/** @throws Refusal malformed */
export async function listSites(_deps: QueryDeps, _page: PageRequest): Promise<Page<Site>> {
  throw new Error('not written');
}
