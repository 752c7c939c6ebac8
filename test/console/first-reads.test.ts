import { QueryObserver } from '@tanstack/react-query';
import { createApi } from '../../console/api/client';
import { askAtEachPage, makeQueries } from '../../console/app/queries';
import { readHome } from '../../console/pages/home/first-reads';
import { statusesFrom } from '../../console/pages/home/reads';

/** An API that answers when it is told to. */
function waitingApi() {
  const asked: string[] = [];
  const waiting: ((answer: Response) => void)[] = [];
  const api = createApi({
    baseUrl: 'https://console.example.com/api',
    fetch: ({ url }) => {
      asked.push(url.replace(/^.*\/v1\//, ''));
      return new Promise((resolve) => waiting.push(resolve));
    },
    token: async () => 'token',
    newKey: () => 'key',
    keys: { length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} },
    now: Date.now,
  });
  const answer = async (body: unknown, status = 200) => {
    waiting.shift()?.(Response.json(body, { status }));
    await settled();
  };
  return { api, asked, answer };
}

/** Until all that does not wait for an answer has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('what is asked for Home before it is drawn', () => {
  const queries = makeQueries();
  afterEach(() => queries.clear());

  it('is one page of statuses, not asked for again by what draws it, and again by a page that is opened later', async () => {
    const { api, asked, answer } = waitingApi();
    readHome(api, queries);
    await settled();
    expect(asked).toEqual(['statuses?limit=8']);
    await answer({ items: [{ siteId: 'shop', name: null }] });

    const draw = () => new QueryObserver(queries, queries.defaultQueryOptions(statusesFrom(api))).subscribe(() => {});
    draw()();
    await settled();
    expect(asked).toHaveLength(1);
    expect(queries.getQueryData(statusesFrom(api).queryKey)).toEqual({ items: [{ siteId: 'shop' }] });

    askAtEachPage(queries);
    draw()();
    await settled();
    expect(asked).toEqual(['statuses?limit=8', 'statuses?limit=8']);
  });

  it('has another page by its cursor', () => {
    const { api } = waitingApi();
    expect(statusesFrom(api, 'next').queryKey).not.toEqual(statusesFrom(api).queryKey);
  });
});
