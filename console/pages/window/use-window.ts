import { useMemo } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { ShownWindow, Site, SiteStatus } from '../../api/types';
import { usePeople } from '../../parts/directory/use-people';
import { type HistoryEvent, historyOf } from '../../parts/history/history-of';
import { useAudit } from '../../parts/history/use-audit';

/** What a page about one window shows. */
export interface WindowDetail {
  readonly window: ShownWindow | undefined;
  readonly site: Site | undefined;
  readonly status: SiteStatus | undefined;
  readonly history: readonly HistoryEvent[];
  /** Names of people, by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Lists change seldom, and cost more than one thing. */
const seldom = { every: 60_000 };

export function useWindow(windowId: string): WindowDetail {
  const siteId = windowId.split('.')[0] ?? '';
  const path = { windowId };
  const shown = useLive(['window', windowId], (api, signal) =>
    bodyOf(api.GET('/v1/windows/{windowId}', { params: { path }, signal })),
  );
  const { data: site } = useLive(
    ['site', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
    seldom,
  );
  const { data: status } = useLive(['status', siteId], (api, signal) =>
    bodyOf(api.GET('/v1/sites/{siteId}/status', { params: { path: { siteId } }, signal })),
  );
  const entries = useAudit(siteId, windowId);
  const { data: attempts } = useLive(['attempts', windowId], (api, signal) =>
    bodyOf(api.GET('/v1/windows/{windowId}/attempts', { params: { path }, signal })),
  );
  const people = usePeople();
  const window = shown.data;
  const history = useMemo(
    () => (window ? historyOf(window, entries ?? [], attempts?.items ?? []) : []),
    [window, entries, attempts],
  );
  return { window, site, status, history, people, error: shown.error, retry: () => void shown.refetch() };
}
