import { QueryClient } from '@tanstack/react-query';
import { isWorthRepeating } from '../api/pacing';

const usual = { retry: isWorthRepeating, networkMode: 'always', refetchOnWindowFocus: true } as const;

/** What the API has answered. Until `askAtEachPage`, nothing that was asked before the console was drawn is asked again by what draws it. */
export const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { ...usual, staleTime: Number.POSITIVE_INFINITY },
      mutations: { networkMode: 'always' },
    },
  });

/** From now on a page that is opened asks for what it shows, also where it was known before. */
export function askAtEachPage(queries: QueryClient): void {
  queries.setDefaultOptions({ ...queries.getDefaultOptions(), queries: usual });
}
