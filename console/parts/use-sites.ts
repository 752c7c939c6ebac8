import { bodyOf } from '../api/client';
import { useLive } from '../api/live';
import type { Site } from '../api/types';

const none: readonly Site[] = [];

/** The sites to choose from: the first thousand, which is what a list can be searched in. */
export function useSites(): readonly Site[] {
  const { data } = useLive(
    ['sites-to-choose'],
    async (api, signal) => {
      const found: Site[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: '100', ...(cursor !== undefined && { cursor }) };
        const page = await bodyOf(api.GET('/v1/sites', { params: { query }, signal }));
        found.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined && found.length < 1000);
      return found;
    },
    { every: 0 },
  );
  return data ?? none;
}
