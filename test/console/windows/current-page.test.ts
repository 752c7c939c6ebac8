import type { Window } from '../../../console/api/types';
import { currentPage, pastPage } from '../../../console/pages/windows/current-page';
import { aWindow } from './fixtures';

const now = Date.parse('2026-12-01T12:00:00Z');
const anHourAgo = '2026-12-01T11:00:00.000Z';

/** @param startsIn @param endsIn minutes from now */
const windowOf = (windowId: string, status: Window['status'], startsIn = 60, endsIn = 120) =>
  aWindow({ windowId, status, startsAt: timeIn(startsIn), endsAt: timeIn(endsIn) });
const timeIn = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

/** An API with these lists, whose cursors are indexes. */
function listed(active: readonly Window[], later: readonly Window[]) {
  const asked: object[] = [];
  const read: Parameters<typeof currentPage>[0] = async (query) => {
    asked.push(query);
    const list = query.status === 'active' ? active : later;
    const start = Number(query.cursor ?? 0);
    const end = start + Number(query.limit);
    return { items: list.slice(start, end), ...(end < list.length && { cursor: String(end) }) };
  };
  return { read, asked };
}

async function everyPage(read: Parameters<typeof currentPage>[0], size: number): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await currentPage(read, now, size, cursor);
    pages.push(page.items.map(({ windowId }) => windowId));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}

describe('the windows that are now and next', () => {
  const active = ['a', 'b', 'c'].map((id) => windowOf(id, 'active'));
  const later = ['d', 'e', 'f'].map((id) => windowOf(id, 'approved'));

  it('are those in force, whenever they began, then the others, however many pages each of them takes', async () => {
    expect(await everyPage(listed(active, later).read, 10)).toEqual([['a', 'b', 'c', 'd', 'e', 'f']]);
    expect(await everyPage(listed(active, later).read, 2)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    expect(await everyPage(listed([], later).read, 2)).toEqual([['d', 'e'], ['f']]);
    expect((await everyPage(listed(active, []).read, 3)).flat()).toEqual(['a', 'b', 'c']);
  });

  it('have a window once that is in force and has begun since', async () => {
    const both = [windowOf('c', 'active'), ...later];
    expect((await everyPage(listed(active, both).read, 10)).flat()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('have a window whose start was not recorded, as long as the edge enforces it, and nothing else that began before', async () => {
    const lost = windowOf('lost', 'approved', -40, 20);
    const over = [windowOf('completed', 'completed', -30, -5), windowOf('lapsed', 'approved', -50, -10)];
    expect((await everyPage(listed(active, [lost, ...over, ...later]).read, 10)).flat()).toEqual([
      ...['a', 'b', 'c', 'lost', 'd', 'e', 'f'],
    ]);
  });

  it('are no empty page where pages of others are before them', async () => {
    const over = ['x', 'y', 'z'].map((id) => windowOf(id, 'completed', -30, -5));
    expect(await everyPage(listed([], [...over, ...later]).read, 2)).toEqual([['d'], ['e', 'f']]);
  });

  it('have a window that begins between the two answers', async () => {
    const begun = windowOf('begun', 'active', -1);
    expect((await everyPage(listed([], [begun, ...later]).read, 10)).flat()).toEqual(['begun', 'd', 'e', 'f']);
  });

  it('go on from the moment at which they were first asked for', async () => {
    const { read, asked } = listed([], later);
    const { cursor } = await currentPage(read, now, 2);
    await currentPage(read, now + 3_600_000, 2, cursor);
    expect(asked.slice(1)).toEqual([
      { from: anHourAgo, limit: '2' },
      { from: anHourAgo, limit: '2', cursor: '2' },
    ]);
  });

  it('are asked for from one moment on', async () => {
    const { read, asked } = listed(active, later);
    await everyPage(read, 5);
    expect(asked).toEqual([
      { status: 'active', limit: '5' },
      { from: anHourAgo, limit: '2' },
      { from: anHourAgo, limit: '5', cursor: '2' },
    ]);
  });
});

it('the past windows are the latest first, without those that are still in force', async () => {
  const past = [
    windowOf('a', 'active', -10),
    windowOf('lost', 'approved', -20, 20),
    windowOf('b', 'completed', -30, -5),
  ];
  const { read, asked } = listed([], past);
  const { items, cursor } = await pastPage(read, now, 3);
  await pastPage(read, now + 60_000, 2, JSON.stringify({ list: 'past', at: now, cursor: '2' }));
  expect(items.map(({ windowId }) => windowId)).toEqual(['b']);
  expect(cursor).toBeUndefined();
  const to = '2026-12-01T12:00:00.000Z';
  expect(asked).toEqual([
    { to, order: 'newest', limit: '3' },
    { to, order: 'newest', limit: '2', cursor: '2' },
  ]);
});
