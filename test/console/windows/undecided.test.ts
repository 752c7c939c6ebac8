import type { Window, WindowsQuery } from '../../../console/api/types';
import { undecidedOf } from '../../../console/pages/window-form/undecided';
import { aWindow } from './fixtures';

const ahead = Array.from({ length: 130 }, (_, day) =>
  aWindow({
    windowId: `shop.${day}`,
    status: day % 2 ? 'requested' : 'approved',
    startsAt: new Date(Date.UTC(2026, 11, 2 + day)).toISOString(),
  }),
);
const begun = aWindow({ windowId: 'shop.begun', status: 'active', startsAt: '2026-12-01T20:00:00Z' });
const over = aWindow({ windowId: 'shop.over', status: 'completed', startsAt: '2026-12-01T19:00:00Z' });

/** As the API lists windows: in pages, by status, and from a start on. */
async function read({ siteId, status, from, limit, cursor }: WindowsQuery) {
  const found = [...ahead, over, begun].filter(
    (window) =>
      window.siteId === siteId &&
      (status === undefined || window.status === status) &&
      (from === undefined || window.startsAt >= from),
  );
  const [start, size] = [Number(cursor ?? 0), Math.min(40, Number(limit))];
  const items: Window[] = found.slice(start, start + size);
  return start + size < found.length ? { items, cursor: String(start + size) } : { items };
}

it('the windows of a site that are not over are all of them, also those that have begun', async () => {
  const found = await undecidedOf('shop', read);
  expect(found.map(({ windowId }) => windowId)).toEqual([begun, ...ahead].map(({ windowId }) => windowId));
});
