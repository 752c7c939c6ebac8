import type { Window, WindowStatus } from '../../domain/window/window';
import type { QueryDeps } from '../deps';

const live = ['requested', 'approved', 'active'] as const satisfies readonly WindowStatus[];

/** Every requested, approved or active window, page by page, each read consistently; for reconcile. */
export async function* liveWindows({ store }: QueryDeps): AsyncGenerator<Window> {
  const seen = new Set<string>();
  for (const status of live) {
    let cursor: string | undefined;
    do {
      const page = await store.windows({ status }, { limit: 100, cursor });
      const fresh = page.items.map(({ windowId }) => windowId).filter((windowId) => !seen.has(windowId));
      const snapshot = await store.load(fresh.map((windowId) => ({ kind: 'window', windowId })));
      for (const windowId of fresh) {
        const window = snapshot.window(windowId);
        seen.add(windowId);
        if (window && isLive(window)) yield window;
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

function isLive({ status }: Window): boolean {
  const statuses: readonly WindowStatus[] = live;
  return statuses.includes(status);
}
