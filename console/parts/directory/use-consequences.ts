import { allPages } from '../../api/all-pages';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Person, Site, Window } from '../../api/types';
import { type Consequences, consequencesOf } from './consequences';
import { useDirectory } from './directory';

const statuses = ['requested', 'approved', 'active'] as const;

/**
 * What a change of a person takes away, as far as it is known. It can only be told from the policies of all sites and from all open windows, so
 * they are read, once, when somebody is about to make such a change.
 * @param after the person as changed; `undefined` when removed
 * @returns `undefined` while it is loading
 */
export function useConsequences(before: Person, after: Person | undefined, enabled = true): Consequences | undefined {
  const { data: directory } = useDirectory();
  const { data: sites } = useLive<Site[]>(
    ['policies'],
    (api, signal) => allPages((query) => bodyOf(api.GET('/v1/sites', { params: { query }, signal }))),
    { enabled, every: 0 },
  );
  const { data: windows } = useLive<Window[]>(
    ['open-windows'],
    async (api, signal) => {
      const lists = statuses.map((status) =>
        allPages((page) => bodyOf(api.GET('/v1/windows', { params: { query: { status, ...page } }, signal }))),
      );
      return (await Promise.all(lists)).flat();
    },
    { enabled, every: 0 },
  );
  if (!enabled || !directory || !sites || !windows) return undefined;
  return consequencesOf(before, after, { people: directory.people, sites, windows });
}
