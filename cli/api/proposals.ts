import type { Proposal, Site } from './answers';
import { type Page, pagesOf } from './pages';
import { at, type Query, type QuiesceApi } from './quiesce-api';

/** Pages of the proposals of one site. */
export const proposalsOf = (api: QuiesceApi, siteId: string, query: Query, limit: number) =>
  pagesOf<Proposal>(api, at`/v1/sites/${siteId}/proposals`, query, limit);

/** The same of all sites, one after the other: the API lists them by site, so this takes a call for each. */
export async function* proposalsOfAll(api: QuiesceApi, query: Query, limit: number): AsyncGenerator<Page<Proposal>> {
  let left = limit;
  for await (const { items: sites } of pagesOf<Site>(api, '/v1/sites', {}, Number.POSITIVE_INFINITY)) {
    for (const { siteId } of sites) {
      for await (const { items } of proposalsOf(api, siteId, query, left)) {
        left -= items.length;
        yield { items, more: left <= 0 };
      }
      if (left <= 0) return;
    }
  }
}
