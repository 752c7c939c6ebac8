import type { EpochSeconds } from '../../domain/actor';
import type { Window } from '../../domain/window/window';
import type { Page, WindowFilter } from '../../store/port';
import type { QueryDeps } from '../deps';

/** The lists that name sites, those first whose sites matter most. */
export const listNames = ['failed', 'active', 'soon', 'requested', 'all'] as const;
export type ListName = (typeof listNames)[number];

/** A site as a list names it, and the window for which it does. */
export interface Listed {
  readonly siteId: string;
  readonly windowId?: string;
}

const hour = 3600;
const day = 24 * hour;

/** By whole hours, so that what is asked and answered stays the same while time passes. */
export const soonUntil = (now: EpochSeconds): EpochSeconds => Math.ceil((now + day) / hour) * hour;

/** The beginning of a list, or what is after a place in it: one query. @param after cursor of the list @throws Refusal malformed */
export async function readList(
  { store }: QueryDeps,
  name: ListName,
  soon: EpochSeconds,
  after: string,
  limit: number,
): Promise<Page<Listed>> {
  const page = { limit, ...(after !== '' && { cursor: after }) };
  const windows = (filter: WindowFilter) => store.windows(filter, page).then(listed<Window>);
  switch (name) {
    case 'failed':
      return store.failedSites(page).then(listed);
    case 'active':
      return windows({ status: 'active' });
    case 'soon':
      return windows({ status: 'approved', to: soon });
    case 'requested':
      return windows({ status: 'requested' });
    case 'all':
      return store.sites(page).then(listed);
  }
}

const listed = <T extends Listed>({ items, ...rest }: Page<T>): Page<Listed> => ({
  items: items.map(({ siteId, windowId }) => ({ siteId, ...(windowId !== undefined && { windowId }) })),
  ...rest,
});
