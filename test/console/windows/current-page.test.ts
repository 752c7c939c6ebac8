import type { Window } from '../../../console/api/types';
import { currentPage, pastPage } from '../../../console/pages/windows/current-page';
import { aWindow } from './fixtures';

const from = '2026-12-01T12:00:00Z';

const windowOf = (windowId: string, status: Window['status']) => aWindow({ windowId, status });

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
    const page = await currentPage(read, from, size, cursor);
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

  it('are asked for from one moment on', async () => {
    const { read, asked } = listed(active, later);
    await everyPage(read, 5);
    expect(asked).toEqual([
      { status: 'active', limit: '5' },
      { from, limit: '2' },
      { from, limit: '5', cursor: '2' },
    ]);
  });
});

it('the past windows are the latest first, without those that are still in force', async () => {
  const { read, asked } = listed([], [windowOf('a', 'active'), windowOf('b', 'completed')]);
  const { items } = await pastPage(read, { to: from, limit: '2' });
  expect(items.map(({ windowId }) => windowId)).toEqual(['b']);
  expect(asked).toEqual([{ to: from, limit: '2', order: 'newest' }]);
});
