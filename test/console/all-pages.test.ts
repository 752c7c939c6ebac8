import { pageOf } from '../../console/api/all-pages';

describe('a page of a list whose answers may be short', () => {
  /** Answers of a list, by the cursor that leads to them. */
  const listOf = (answers: Readonly<Record<string, readonly string[]>>) => {
    const asked: object[] = [];
    const cursors = Object.keys(answers);
    const read = async (query: { readonly limit: string; readonly cursor?: string }) => {
      asked.push(query);
      const at = cursors.indexOf(query.cursor ?? 'start');
      const next = cursors[at + 1];
      return { items: [...(answers[cursors[at] ?? ''] ?? [])], ...(next !== undefined && { cursor: next }) };
    };
    return { read, asked };
  };

  it('asks on for what is missing, and says where the next page begins', async () => {
    const { read, asked } = listOf({ start: [], second: ['a'], third: ['b'], fourth: ['c'] });

    expect(await pageOf(read, 2)).toEqual({ items: ['a', 'b'], cursor: 'fourth' });
    expect(asked).toEqual([{ limit: '2' }, { limit: '2', cursor: 'second' }, { limit: '1', cursor: 'third' }]);
  });

  it('gives up after three answers, with what came and a cursor', async () => {
    const { read } = listOf({ start: [], second: [], third: [], fourth: ['c'] });

    expect(await pageOf(read, 2)).toEqual({ items: [], cursor: 'fourth' });
  });

  it('begins where it is told to, and has no cursor at the end', async () => {
    const { read } = listOf({ start: ['a'], second: ['b'] });

    expect(await pageOf(read, 2, 'second')).toEqual({ items: ['b'] });
  });
});
