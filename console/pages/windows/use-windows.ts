import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { WindowsQuery } from '../../api/types';
import { useCursors } from '../../parts/lists/use-cursors';
import { useNow } from '../../parts/times/clock';
import { currentPage, pastPage } from './current-page';
import { type Filter, queryOf, type View } from './filter';

const pageSize = 50;
/** How long what is now and next begins at the same moment, so that its answer can be the same. */
const momentMs = 300_000;

/** A page of the list at a time: what was shown before is let go. */
export function useWindows(filter: Filter, view: View) {
  const cursors = useCursors();
  const { cursor } = cursors;
  const now = useNow(60_000);
  // What was over within this minute is past, too.
  const moment = view === 'past' ? Math.ceil(now / 60_000) * 60_000 : Math.floor(now / momentMs) * momentMs;
  const isFirstOfNow = view !== 'all' && cursor === undefined;
  const shown = useLive(
    ['windows', filter, view, isFirstOfNow ? moment : 0, cursor],
    (api, signal) => {
      const list = (query: WindowsQuery) =>
        bodyOf(api.GET('/v1/windows', { params: { query: { ...queryOf(filter), ...query } }, signal }));
      if (view === 'current') return currentPage(list, moment, pageSize, cursor);
      if (view === 'past') return pastPage(list, moment, pageSize, cursor);
      return list({ limit: String(pageSize), ...(cursor !== undefined && { cursor }) });
    },
    { keepPrevious: true },
  );
  return { ...shown, cursors };
}
