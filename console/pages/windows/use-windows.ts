import { useState } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { WindowsQuery } from '../../api/types';
import { useNow } from '../../parts/clock';
import { useCursors } from '../../parts/use-cursors';
import { currentPage, pastPage } from './current-page';
import { type Filter, queryOf, type View } from './filter';

const pageSize = 50;
/** A start is recorded within a minute; until then the window is in no list of active ones. */
const recordedWithinMs = 300_000;

/** A page of the list at a time: what was shown before is let go. */
export function useWindows(filter: Filter, view: View) {
  const cursors = useCursors();
  const moment = useMoment(cursors.page === 1);
  const { cursor } = cursors;
  const shown = useLive(
    ['windows', filter, view, view === 'all' ? 0 : moment, cursor],
    (api, signal) => {
      const list = (query: WindowsQuery) =>
        bodyOf(api.GET('/v1/windows', { params: { query: { ...queryOf(filter), ...query } }, signal }));
      if (view === 'current') return currentPage(list, isoOf(moment - recordedWithinMs), pageSize, cursor);
      const page = { limit: String(pageSize), ...(cursor !== undefined && { cursor }) };
      return view === 'past' ? pastPage(list, { ...page, to: isoOf(moment) }) : list(page);
    },
    { keepPrevious: true },
  );
  return { ...shown, cursors };
}

const isoOf = (at: number): string => new Date(at).toISOString();

/** Now, to some minutes. It stands still while somebody pages on, because a cursor belongs to one list. */
function useMoment(isFirstPage: boolean): number {
  const now = useNow(60_000);
  const [moment, setMoment] = useState(now);
  if (isFirstPage && now - moment >= recordedWithinMs) setMoment(now);
  return moment;
}
