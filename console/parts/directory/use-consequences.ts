import { allPages } from '../../api/all-pages';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Person, Window } from '../../api/types';
import { useSites } from '../use-sites';
import { type Consequences, consequencesOf } from './consequences';
import { useDirectory } from './directory';

const statuses = ['requested', 'approved', 'active'] as const;

/**
 * What a change of a person takes away, as far as it is known.
 * @param after the person as changed; `undefined` when removed
 * @returns `undefined` while it is loading
 */
export function useConsequences(before: Person, after: Person | undefined, enabled = true): Consequences | undefined {
  const { data: directory } = useDirectory();
  const { data: sites } = useSites();
  const { data: windows } = useLive<Window[]>(
    ['open-windows'],
    async (api, signal) => {
      const lists = statuses.map((status) =>
        allPages((page) => bodyOf(api.GET('/v1/windows', { params: { query: { status, ...page } }, signal }))),
      );
      return (await Promise.all(lists)).flat();
    },
    { enabled, every: 30_000 },
  );
  if (!enabled || !directory || !sites || !windows) return undefined;
  return consequencesOf(before, after, { people: directory.people, sites, windows });
}
