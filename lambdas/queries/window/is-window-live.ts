import type { QueryDeps } from '../deps';

/** An approved window that starts later than this needs nothing yet that cannot wait for an hour. */
const soonSeconds = 86_400;

/**
 * Whether any window is requested, active, or approved to start within a day. From an index, so a window that was requested a
 * moment ago may be missing.
 */
export async function isWindowLive({ store, clock }: QueryDeps): Promise<boolean> {
  const filters = [
    { status: 'active' },
    { status: 'requested' },
    { status: 'approved', to: clock() + soonSeconds },
  ] as const;
  const found = await Promise.all(filters.map((filter) => store.windows(filter, { limit: 1 })));
  return found.some(({ items }) => items.length > 0);
}
