import { allPages } from '../../api/all-pages';
import type { Window, WindowsQuery } from '../../api/types';

/** What a window can be in before it is over. */
export const undecided = ['requested', 'approved', 'active'] as const;

type ReadWindows = (query: WindowsQuery) => Promise<{ readonly items: Window[]; readonly cursor?: string }>;

/** The windows of a site that are not over, the first start first: also those that have begun, which no listing from now on has. */
export async function undecidedOf(siteId: string, read: ReadWindows): Promise<readonly Window[]> {
  const lists = await Promise.all(undecided.map((status) => allPages((page) => read({ siteId, status, ...page }))));
  return lists.flat().toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}
