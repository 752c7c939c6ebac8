import { bytes } from '../../lambdas/domain/limits';
import type { PublishedEdge } from '../../lambdas/domain/site/site';
import { listWindows } from '../../lambdas/queries/window/list-windows';
import type { Page, PageRequest, Store } from '../../lambdas/store/port';
import { forgeries } from './forgeries';
import { proposal, site, window } from './records';
import { aProposal, aWindow, ulid } from './subjects';

async function everyPage<T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** What a store must do with its lists and their cursors. */
export function listingContract(store: () => Store): void {
  it('lists windows by site, status and start, page by page', async () => {
    for (const n of [5, 3, 1, 4, 2]) {
      await store().commit({ put: [window(aWindow(n, 'listed', n % 2 ? 'approved' : 'expired'))] });
    }
    const starts = async (filter: object, limit = 2) =>
      (await everyPage((page) => store().windows({ siteId: 'listed', ...filter }, page), limit)).map(
        ({ plan }) => plan.startsAt,
      );
    expect(await starts({})).toEqual([1001, 1002, 1003, 1004, 1005]);
    expect(await starts({ status: 'approved' })).toEqual([1001, 1003, 1005]);
    expect(await starts({ status: 'approved' }, 1)).toEqual([1001, 1003, 1005]);
    expect(await starts({ from: 1002, to: 1004 })).toEqual([1002, 1003]);
    expect(await starts({ order: 'newest' })).toEqual([1005, 1004, 1003, 1002, 1001]);
    expect(await starts({ order: 'newest', status: 'approved' }, 1)).toEqual([1005, 1003, 1001]);
    expect(await starts({ order: 'newest', to: 1004 }, 1)).toEqual([1003, 1002, 1001]);
    const approved = await everyPage((page) => store().windows({ status: 'approved', from: 1002 }, page), 1);
    expect(approved.filter(({ siteId }) => siteId === 'listed').map(({ plan }) => plan.startsAt)).toEqual([1003, 1005]);
    const all = await everyPage((page) => store().windows({ from: 1002, to: 1005 }, page), 3);
    expect(all.filter(({ siteId }) => siteId === 'listed').map(({ plan }) => plan.startsAt)).toEqual([
      1002, 1003, 1004,
    ]);
    const newest = await everyPage((page) => store().windows({ order: 'newest', from: 1002, to: 1005 }, page), 3);
    expect(newest.filter(({ siteId }) => siteId === 'listed').map(({ plan }) => plan.startsAt)).toEqual([
      1004, 1003, 1002,
    ]);
  });

  it('ends a page where the bytes of an answer end, and goes on exactly there', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await store().commit({ put: [window(aWindow(n, 'large', n === 3 ? 'expired' : 'approved'))] });
    }
    const pages = async (filter: object, share: number) => {
      const found: number[][] = [];
      let cursor: string | undefined;
      do {
        const page = { limit: 100, cursor, bytesOf: () => bytes.page / share };
        const { items, ...rest } = await store().windows({ siteId: 'large', ...filter }, page);
        found.push(items.map(({ plan }) => plan.startsAt));
        cursor = rest.cursor;
      } while (cursor !== undefined);
      return found;
    };
    expect(await pages({}, 2)).toEqual([[1001, 1002], [1003, 1004], [1005]]);
    expect(await pages({ status: 'approved' }, 3)).toEqual([[1001, 1002, 1004], [1005]]);
    expect(await pages({ status: 'approved' }, 0.5)).toEqual([[1001], [1002], [1004], [1005]]);
  });

  it('lists proposals of a site by age, page by page, apart from its windows', async () => {
    await store().commit({ put: [window(aWindow(9, 'asked'))] });
    await store().commit({ put: [proposal(aProposal(1, 'asked-2'))] });
    for (const n of [3, 1, 2]) {
      await store().commit({ put: [proposal(aProposal(n, 'asked', n === 2 ? 'policy' : 'template'))] });
    }
    await store().commit({ put: [proposal(aProposal(4, 'asked', 'template', 'approved'))] });
    const ages = async (filter: object, limit = 1) =>
      (await everyPage((page) => store().proposals({ siteId: 'asked', ...filter }, page), limit)).map(
        ({ requestedAt }) => requestedAt,
      );
    expect(await ages({})).toEqual([11, 12, 13, 14]);
    expect(await ages({}, 3)).toEqual([11, 12, 13, 14]);
    expect(await ages({ kind: 'policy' })).toEqual([12]);
    expect(await ages({ kind: 'template' })).toEqual([11, 13, 14]);
    expect(await ages({ status: 'approved' })).toEqual([14]);
    expect(await ages({ kind: 'policy', status: 'approved' })).toEqual([]);
    expect((await store().windows({ siteId: 'asked' }, { limit: 10 })).items).toHaveLength(1);
  });

  it('lists the attempts on the links of one subject', async () => {
    const attempts = (subjectId: string, secretHash: string) =>
      ({
        kind: 'link-attempts',
        value: {
          subjectId,
          secretHash,
          approverId: 'ana',
          planVersion: 1,
          wrongCodes: 0,
          opens: 1,
          ttl: 9,
          version: 1,
        },
      }) as const;
    const [tried, other] = [`tried.${ulid(1)}`, `tried.${ulid(2)}`];
    const request = { subjectId: tried, planVersion: 1, expiresAt: 5, links: {}, mailedAt: {}, version: 1 };
    await store().commit({
      put: [attempts(tried, 'b'), attempts(other, 'c'), { kind: 'approval-request', value: request }],
    });
    await store().commit({ put: [attempts(tried, 'a')] });
    expect(await store().attempts(tried)).toEqual([attempts(tried, 'a').value, attempts(tried, 'b').value]);
    expect(await store().attempts(`tried.${ulid(3)}`)).toEqual([]);
  });

  it('lists nothing of a period before 1970', async () => {
    const page = listWindows({ store: store(), clock: () => 0 }, { from: -500, to: -100 }, { limit: 5 });
    expect(await page).toEqual({ items: [] });
  });

  it('lists sites by id, page by page', async () => {
    for (const siteId of ['zz-b', 'zz-c', 'zz-a']) await store().commit({ put: [site(siteId)] });
    const ids = (await everyPage((page) => store().sites(page), 2)).map(({ siteId }) => siteId);
    expect(ids.filter((siteId) => siteId.startsWith('zz-'))).toEqual(['zz-a', 'zz-b', 'zz-c']);
  });

  it('lists the sites whose ids begin with a prefix, page by page, and refuses the cursor of another prefix', async () => {
    for (const siteId of ['yy', 'yy-a', 'yy-b', 'yyy', 'y']) await store().commit({ put: [site(siteId)] });
    const ids = async (prefix: string) =>
      (await everyPage((page) => store().sites(page, prefix), 1)).map(({ siteId }) => siteId);
    expect(await ids('yy')).toEqual(['yy', 'yy-a', 'yy-b', 'yyy']);
    expect(await ids('yy-')).toEqual(['yy-a', 'yy-b']);
    expect(await ids('yx')).toEqual([]);
    const { cursor } = await store().sites({ limit: 1 }, 'yy');
    await expect(store().sites({ limit: 1, cursor }, 'yy-')).rejects.toMatchObject({ code: 'malformed' });
    await expect(store().sites({ limit: 1, cursor })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('lists what was published of the sites that could not be published, until they can be', async () => {
    const failed = (siteId: string, version: number, setAside?: PublishedEdge['setAside']) => {
      const value = {
        siteId,
        publishedRevision: 1,
        publishedAt: 1,
        hostnames: [],
        version,
        ...(setAside && { setAside }),
      };
      return store().commit({ put: [{ kind: 'edge', value }] });
    };
    const why = { revision: 2, reason: 'too-large', at: 7 } as const;
    for (const siteId of ['ww-c', 'ww-a', 'ww-b', 'wv']) await failed(siteId, 1, why);
    await failed('ww-d', 1);
    const listed = () => everyPage((page) => store().failedSites(page, 'ww'), 2);
    expect((await listed()).map(({ siteId }) => siteId)).toEqual(['ww-a', 'ww-b', 'ww-c']);
    expect((await listed())[0]?.setAside).toEqual(why);

    expect(await failed('ww-b', 2)).toBe('committed');
    expect((await listed()).map(({ siteId }) => siteId)).toEqual(['ww-a', 'ww-c']);
    const { cursor } = await store().failedSites({ limit: 1 }, 'ww');
    await expect(store().sites({ limit: 1, cursor }, 'ww')).rejects.toMatchObject({ code: 'malformed' });
  });

  it('goes on at the same place by the same cursor, so that an answer that did not change has the same ETag', async () => {
    const cursors = new Set<string | undefined>();
    for (const siteId of ['vv-a', 'vv-b']) await store().commit({ put: [site(siteId)] });
    for (let time = 0; time < 12; time++) cursors.add((await store().sites({ limit: 1 }, 'vv')).cursor);
    expect(cursors.size).toBe(1);
  });

  it.each(['', 'x', 'bnVsbA', 'W10', 'WyJzaXRlcyIsbnVsbF0', Buffer.from('["sites",{"pk":1}]').toString('base64url')])(
    'refuses the cursor %p',
    async (cursor) => {
      await expect(store().sites({ limit: 1, cursor })).rejects.toMatchObject({ code: 'malformed' });
    },
  );

  it('refuses every forged cursor instead of passing it on', async () => {
    for (const n of [1, 2]) await store().commit({ put: [window(aWindow(n, 'forged'))] });
    for (const filter of [{ siteId: 'forged' }, { status: 'requested' as const }, {}, { order: 'newest' as const }]) {
      const { cursor } = await store().windows(filter, { limit: 1 });
      for (const forged of forgeries(cursor ?? '')) {
        const listed = store().windows(filter, { limit: 1, cursor: forged });
        await expect(listed).rejects.toMatchObject({ code: 'malformed' });
      }
    }
  });

  it('refuses every forged cursor of a listing of proposals', async () => {
    for (const n of [1, 2]) await store().commit({ put: [proposal(aProposal(n, 'forged'))] });
    const { cursor } = await store().proposals({ siteId: 'forged' }, { limit: 1 });
    for (const forged of forgeries(cursor ?? '')) {
      const listed = store().proposals({ siteId: 'forged' }, { limit: 1, cursor: forged });
      await expect(listed).rejects.toMatchObject({ code: 'malformed' });
    }
    const others = store().proposals({ siteId: 'demo' }, { limit: 1, cursor });
    await expect(others).rejects.toMatchObject({ code: 'malformed' });
  });

  it('refuses a cursor of another listing', async () => {
    for (const n of [1, 2]) await store().commit({ put: [window(aWindow(n, 'cursor'))] });
    const { cursor } = await store().windows({ siteId: 'cursor' }, { limit: 1 });
    expect(cursor).toBeDefined();
    await expect(store().windows({ siteId: 'demo' }, { limit: 1, cursor })).rejects.toMatchObject({
      code: 'malformed',
    });
  });
}
