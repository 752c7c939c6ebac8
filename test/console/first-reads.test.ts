import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { createApi } from '../../console/api/client';
import { askAtEachPage, makeQueries } from '../../console/app/queries';
import { readHome } from '../../console/pages/home/first-reads';
import { siteLists, soonUntil, statusOf } from '../../console/pages/home/reads';
import { tilesPerPage } from '../../console/pages/home/site-order';

const now = Date.parse('2026-11-27T13:20:00Z');

/** An API that answers when it is told to. */
function waitingApi() {
  const asked: string[] = [];
  const waiting = new Map<string, (answer: Response) => void>();
  const api = createApi({
    baseUrl: 'https://console.example.com/api',
    fetch: ({ url }) => {
      const { pathname, searchParams } = new URL(url);
      const name = [pathname.replace('/api/v1/', ''), searchParams.get('status') ?? searchParams.get('publishing')]
        .filter(Boolean)
        .join(' ');
      asked.push(name);
      return new Promise((resolve) => waiting.set(name, resolve));
    },
    token: async () => 'token',
    newKey: () => 'key',
    keys: { length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} },
    now: () => now,
  });
  const answer = async (name: string, body: unknown, status = 200) => {
    waiting.get(name)?.(Response.json(body, { status }));
    await settled();
  };
  return { api, asked, answer };
}

/** Until all that does not wait for an answer has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const onSites = (...siteIds: readonly string[]) => ({ items: siteIds.map((siteId) => ({ siteId })) });
const lists = ['sites failed', 'windows active', 'windows approved', 'windows requested', 'sites'];

describe('what is asked for Home before it is drawn', () => {
  let queries: QueryClient;
  beforeEach(() => {
    queries = makeQueries();
  });
  afterEach(() => queries.clear());

  it('is all lists at once, and the status of sites as soon as their place is certain', async () => {
    const { api, asked, answer } = waitingApi();

    readHome(api, queries, now);
    await settled();
    expect(asked).toEqual(lists);

    await answer('windows active', onSites('shop', 'search', 'shop'));
    expect(asked).toEqual(lists);
    await answer('sites failed', onSites('media'));
    expect(asked.slice(lists.length)).toEqual(['sites/media/status', 'sites/shop/status', 'sites/search/status']);
  });

  it('is each status once, and of no more sites than there are tiles', async () => {
    const { api, asked, answer } = waitingApi();
    const many = Array.from({ length: 20 }, (_, number) => `site-${number}`);

    readHome(api, queries, now);
    await settled();
    await answer('sites failed', onSites());
    await answer('windows active', onSites('shop'));
    await answer('windows approved', onSites('shop', 'media'));
    await answer('windows requested', onSites());
    await answer('sites', onSites(...many));

    const statuses = asked.slice(lists.length);
    expect(statuses).toHaveLength(tilesPerPage);
    expect(new Set(statuses).size).toBe(tilesPerPage);
    expect(statuses.slice(0, 3)).toEqual(['shop', 'media', 'site-0'].map((id) => `sites/${id}/status`));
  });

  it('has the statuses also of an API that does not know the first list', async () => {
    const { api, asked, answer } = waitingApi();

    readHome(api, queries, now);
    await settled();
    await answer('sites failed', { status: 400, code: 'malformed', detail: 'publishing: is unknown' }, 400);
    await answer('windows active', onSites('shop'));
    expect(asked.slice(lists.length)).toEqual(['sites/shop/status']);
  });

  it('is not asked again by what draws it, and is by a page that is opened later', async () => {
    const { api, asked, answer } = waitingApi();
    readHome(api, queries, now);
    await settled();
    await answer('sites failed', onSites());
    await answer('windows active', onSites('shop'));
    await answer('sites/shop/status', { siteId: 'shop' });
    const before = asked.length;

    const draw = () =>
      new QueryObserver(queries, queries.defaultQueryOptions(statusOf(api, 'shop'))).subscribe(() => {});
    draw()();
    await settled();
    expect(asked).toHaveLength(before);

    askAtEachPage(queries);
    draw()();
    await settled();
    expect(asked.slice(before)).toEqual(['sites/shop/status']);
  });

  it('stays the same request for an hour', () => {
    const { api } = waitingApi();
    const keys = (at: number) => siteLists(api, soonUntil(at)).map(({ queryKey }) => queryKey);

    expect(keys(now)).toEqual(keys(now + 39 * 60_000));
    expect(keys(now)).not.toEqual(keys(now + 41 * 60_000));
  });
});
