import type { Person, Proposal, Site, Window } from './answers';
import type { Page } from './pages';
import { at, type QuiesceApi } from './quiesce-api';

export const readWindow = (api: QuiesceApi, windowId: string) => api.get<Window>(at`/v1/windows/${windowId}`);

export const readSite = (api: QuiesceApi, siteId: string) => api.get<Site>(at`/v1/sites/${siteId}`);

export const readProposal = (api: QuiesceApi, proposalId: string) => api.get<Proposal>(at`/v1/proposals/${proposalId}`);

/** Everybody in the directory, in one answer with the directory's ETag. */
export const readPeople = (api: QuiesceApi) => api.get<Page<Person>>('/v1/people');

/** People or machines of the directory with its ETag, however many pages they take; the ETag is that of the first. */
export async function readMembers<T>(api: QuiesceApi, path: '/v1/people' | '/v1/machines') {
  const { body, headers } = await api.get<Page<T>>(path);
  const members = [...body.items];
  for (let { cursor } = body; cursor !== undefined; ) {
    const { body: next } = await api.get<Page<T>>(path, { cursor });
    members.push(...next.items);
    cursor = next.cursor;
  }
  return { members, tag: headers.get('etag') ?? undefined };
}
