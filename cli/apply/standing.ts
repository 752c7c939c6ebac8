import type { Machine, Person, Proposal, Site } from '../api/answers';
import { pagesOf } from '../api/pages';
import { at, type QuiesceApi } from '../api/quiesce-api';
import { readMembers } from '../api/reads';

/** What is, as the API tells it. */
export interface Standing {
  readonly people: readonly Person[];
  /** ETag of the directory that they are in. */
  readonly directoryTag: string | undefined;
  readonly machines: readonly Machine[];
  readonly sites: readonly Site[];
  /** Of the sites that were asked about, oldest first; without those of deleted sites that had the same ids. */
  readonly proposals: readonly Proposal[];
}

/** @param proposalsOf the sites whose proposals matter: each costs a call */
export async function readStanding(
  api: QuiesceApi,
  proposalsOf: (sites: readonly Site[]) => readonly string[],
): Promise<Standing> {
  const [{ members: people, tag: directoryTag }, machines, sites] = await Promise.all([
    readMembers<Person>(api, '/v1/people'),
    everything<Machine>(api, '/v1/machines'),
    everything<Site>(api, '/v1/sites'),
  ]);
  const proposals: Proposal[] = [];
  for (const siteId of proposalsOf(sites)) {
    const all = await everything<Proposal>(api, at`/v1/sites/${siteId}/proposals`);
    proposals.push(...all.filter(({ ofDeletedSite }) => !ofDeletedSite));
  }
  return { people, directoryTag, machines, sites, proposals };
}

async function everything<T>(api: QuiesceApi, path: string): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pagesOf<T>(api, path, {}, Number.POSITIVE_INFINITY)) items.push(...page.items);
  return items;
}
