import { emptyHead, entryAfter } from '../../lambdas/domain/audit/chain';
import type { Directory } from '../../lambdas/domain/directory/directory';
import { withoutPerson } from '../../lambdas/domain/directory/directory-rules';
import { inOrder } from '../../lambdas/domain/directory/pages';
import { bytes } from '../../lambdas/domain/limits';
import { listWindows } from '../../lambdas/queries/window/list-windows';
import { keyOf } from '../../lambdas/store/keys';
import type { Page, PageRequest, Store } from '../../lambdas/store/port';
import { person } from '../domain/people';
import { forgeries } from './forgeries';
import { due, everyKind, mailDue, proposal, site, valueIn, window } from './records';
import { aProposal, aWindow, ulid } from './subjects';

export interface Opened {
  readonly store: Store;
  close(): Promise<void>;
}

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

/** What every store must do; the commands' tests run on a store in memory, which is only fair if this says the same of both. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the store ${name}`, () => {
    let opened: Opened;
    let store: Store;

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    }, 30_000);
    afterAll(() => opened?.close());

    it('starts heads, calendars and the directory empty and everything else absent', async () => {
      const snapshot = await store.load([
        { kind: 'head', chain: 'nowhere' },
        { kind: 'calendar', siteId: 'nowhere' },
        { kind: 'directory' },
        { kind: 'site', siteId: 'nowhere' },
      ]);
      expect(snapshot.head('nowhere')).toEqual(emptyHead('nowhere'));
      expect(snapshot.calendar('nowhere')).toEqual({ siteId: 'nowhere', entries: [], version: 0 });
      expect(snapshot.directory()).toEqual({ people: [], machines: [], version: 0 });
      expect(snapshot.site('nowhere')).toBeUndefined();
    });

    it.each(everyKind())('returns a $kind exactly as it was put', async (record) => {
      expect(await store.commit({ put: [record] })).toBe('committed');
      for (const load of [store.load, store.loadIsolated]) {
        const snapshot = await load.call(store, [keyOf(record)]);
        expect(valueIn(snapshot, record)).toEqual(record.value);
      }
    });

    it('loads more records than one batch holds, and one asked for twice', async () => {
      const many = Array.from({ length: 130 }, (_, n) => aWindow(n, 'many', 'cancelled'));
      for (const one of many) await store.commit({ put: [window(one)] });
      const keys = many.map(({ windowId }) => ({ kind: 'window', windowId }) as const);
      const snapshot = await store.load([...keys, ...keys]);
      expect(many.filter(({ windowId }) => snapshot.window(windowId) === undefined)).toEqual([]);
    });

    it('puts a first version only where nothing is', async () => {
      expect(await store.commit({ put: [site('first')] })).toBe('committed');
      expect(await store.commit({ put: [site('first')] })).toBe('lost');
    });

    it('puts a next version only on the version before it', async () => {
      await store.commit({ put: [site('next')] });
      expect(await store.commit({ put: [site('next', 3)] })).toBe('lost');
      expect(await store.commit({ put: [site('next', 2)] })).toBe('committed');
      expect(await store.commit({ put: [site('next', 2)] })).toBe('lost');
    });

    it('removes a record only at the version that was read', async () => {
      await store.commit({ put: [site('gone')] });
      expect(await store.commit({ put: [], remove: [site('gone', 2)] })).toBe('lost');
      expect(await store.commit({ put: [], remove: [site('gone')] })).toBe('committed');
      expect((await store.load([{ kind: 'site', siteId: 'gone' }])).site('gone')).toBeUndefined();
    });

    it('loses all when something relied on was changed', async () => {
      await store.commit({ put: [site('firm')] });
      const outcome = await store.commit({ put: [site('wish')], reliedOn: [site('firm', 2)] });
      expect(outcome).toBe('lost');
      expect((await store.load([{ kind: 'site', siteId: 'wish' }])).site('wish')).toBeUndefined();
    });

    it('loses when something relied on as absent is there', async () => {
      await store.commit({ put: [site('sudden')] });
      expect(await store.commit({ put: [site('calm')], reliedOn: [site('sudden', 0)] })).toBe('lost');
      expect(await store.commit({ put: [site('calm')], reliedOn: [site('never', 0)] })).toBe('committed');
    });

    it('puts over whatever is there, in the transaction of something conditional', async () => {
      const put = (version: number, revision: number) =>
        store.commit({ put: [site('over', version)], putAlways: [due('over', revision), due('over', revision, true)] });
      expect([await put(1, 4), await put(2, 7), await put(2, 9), await put(3, 5)]).toEqual([
        'committed',
        'committed',
        'lost',
        'committed',
      ]);
      const snapshot = await store.load([
        { kind: 'publish-due', siteId: 'over', urgent: false },
        { kind: 'publish-due', siteId: 'over', urgent: true },
      ]);
      expect(snapshot.publishDue('over', false)).toEqual(due('over', 5).value);
      expect(snapshot.publishDue('over', true)).toEqual(due('over', 5, true).value);
    });

    it('lists what is to be published, urgent first, then by age, and removes only the revision that was read', async () => {
      const some = [due('q-b', 3), due('q-a', 3), due('q-c', 9, true), due('q-a', 8, true, 5), due('q-d', 1, true, 6)];
      for (const each of some) await store.commit({ put: [], putAlways: [each] });
      const listed = async () => (await store.publishDue()).filter(({ siteId }) => siteId.startsWith('q-'));
      expect(await listed()).toEqual([some[3], some[4], some[2], some[1], some[0]].map((each) => each?.value));

      expect(await store.commit({ put: [], remove: [due('q-c', 8, true)] })).toBe('lost');
      expect(await store.commit({ put: [], remove: [due('q-c', 9, true)] })).toBe('committed');
      expect(await store.commit({ put: [], remove: [due('q-c', 9, true)] })).toBe('lost');
      expect(await listed()).toHaveLength(4);
    });

    it('keeps of whom to mail about what: the newest change of each, the oldest first, until that is removed', async () => {
      const some = [mailDue('m-b', 3), mailDue('m-a', 3), mailDue('m-c', 1), mailDue('m-b', 4)];
      for (const record of some) expect(await store.commit({ put: [], putAlways: [record] })).toBe('committed');
      const listed = async () => (await store.mailsDue()).filter(({ subjectId }) => subjectId.startsWith('m-'));
      expect(await listed()).toEqual(
        [mailDue('m-c', 1), mailDue('m-a', 3), mailDue('m-b', 4)].map(({ value }) => value),
      );
      expect(await store.commit({ put: [], remove: [mailDue('m-a', 3), mailDue('m-b', 3)] })).toBe('lost');
      expect(await store.commit({ put: [], remove: [mailDue('m-a', 3), mailDue('m-b', 4)] })).toBe('committed');
      expect(await listed()).toEqual([mailDue('m-c', 1).value]);
    });

    it('reserves bytes up to a limit, all or nothing with the rest, and gives them back', async () => {
      const reserved = async () => (await store.load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;
      const reserve = (siteId: string, bytes: number, limit = 100) =>
        store.commit({ put: [site(siteId)], reserve: { bytes, limit } });
      expect(await reserved()).toBe(0);
      expect(await reserve('room-none', 101)).toBe('lost');
      expect(await reserve('room-a', 60)).toBe('committed');
      expect(await reserve('room-b', 41)).toBe('lost');
      expect(await reserve('room-b', 40)).toBe('committed');
      expect(await reserve('room-b', 0)).toBe('lost');
      expect(await reserved()).toBe(100);
      expect(await reserve('room-c', -30, 10)).toBe('committed');
      expect(await reserved()).toBe(70);
      const sites = await store.load(['room-none', 'room-b'].map((siteId) => ({ kind: 'site', siteId }) as const));
      expect([sites.site('room-none'), sites.site('room-b')?.siteId]).toEqual([undefined, 'room-b']);
    });

    it('lets parallel commands of different sites reserve no more than there is', async () => {
      const before = (await store.load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;
      const limit = before + 50;
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          store.commit({ put: [site(`crowd-${n}`)], reserve: { bytes: 10, limit } }),
        ),
      );
      const committed = outcomes.filter((outcome) => outcome === 'committed').length;
      expect(committed).toBeLessThanOrEqual(5);
      const { reservedBytes } = (await store.load([{ kind: 'edge-room' }])).edgeRoom();
      expect(reservedBytes).toBe(before + 10 * committed);
    });

    it('conditions a head on its sequence and an entry on its place', async () => {
      const fact = {
        at: 1,
        actor: { principal: 'p' },
        action: 'request',
        subject: 's',
        before: null,
        after: { a: [1, 'x'] },
      } as const;
      const entry = entryAfter(emptyHead('chained'), fact);
      const head = { ...emptyHead('chained'), auditSeq: 1, auditHash: entry.hash };
      const commit = { put: [{ kind: 'head', value: head }], audit: entry } as const;
      expect(await store.commit(commit)).toBe('committed');
      expect(await store.commit(commit)).toBe('lost');
      expect(await store.commit({ put: [site('late')], audit: entry })).toBe('lost');
      expect(await store.auditEntries('chained', 0, 10)).toEqual({ entries: [entry], more: false });
      expect(await store.auditEntries('chained', 1, 10)).toEqual({ entries: [], more: false });
    });

    it('lets exactly one of many parallel writers of a version land', async () => {
      await store.commit({ put: [site('race')] });
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          store.commit({ put: [site('race', 2), window(aWindow(n, 'race', 'cancelled'))] }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect((await store.windows({ siteId: 'race' }, { limit: 100 })).items).toHaveLength(1);
    });

    it('keeps a directory of many people as one record, whoever of them changes', async () => {
      const standing = async () => (await store.load([{ kind: 'directory' }])).directory();
      const change = async (next: Directory) => store.commit({ put: [{ kind: 'directory', value: next }] });
      const before = await standing();
      const members = Array.from({ length: 80 }, (_, n) => person(`member-${n}`));
      const many = inOrder({ ...before, people: [...before.people, ...members], version: before.version + 1 });
      expect(await change(many)).toBe('committed');
      expect(await standing()).toEqual(many);
      const outcomes = await Promise.all(members.map(({ personId }) => change(withoutPerson(many, personId, 9))));
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      const now = await standing();
      expect(now.people).toHaveLength(many.people.length - 1);
      expect(Object.keys(now.formerIds ?? {})).toHaveLength(1);
      const site = (siteId: string) => ({ kind: 'calendar', value: { siteId, entries: [], version: 1 } }) as const;
      const relying = (value: Directory, siteId: string) =>
        store.commit({ put: [site(siteId)], reliedOn: [{ kind: 'directory', value }] });
      expect(await relying(many, 'stale')).toBe('lost');
      expect(await relying(now, 'stands')).toBe('committed');
    });

    it('lists windows by site, status and start, page by page', async () => {
      for (const n of [5, 3, 1, 4, 2]) {
        await store.commit({ put: [window(aWindow(n, 'listed', n % 2 ? 'approved' : 'expired'))] });
      }
      const starts = async (filter: object, limit = 2) =>
        (await everyPage((page) => store.windows({ siteId: 'listed', ...filter }, page), limit)).map(
          ({ plan }) => plan.startsAt,
        );
      expect(await starts({})).toEqual([1001, 1002, 1003, 1004, 1005]);
      expect(await starts({ status: 'approved' })).toEqual([1001, 1003, 1005]);
      expect(await starts({ status: 'approved' }, 1)).toEqual([1001, 1003, 1005]);
      expect(await starts({ from: 1002, to: 1004 })).toEqual([1002, 1003]);
      const approved = await everyPage((page) => store.windows({ status: 'approved', from: 1002 }, page), 1);
      expect(approved.filter(({ siteId }) => siteId === 'listed').map(({ plan }) => plan.startsAt)).toEqual([
        1003, 1005,
      ]);
      const all = await everyPage((page) => store.windows({ from: 1002, to: 1005 }, page), 3);
      expect(all.filter(({ siteId }) => siteId === 'listed').map(({ plan }) => plan.startsAt)).toEqual([
        1002, 1003, 1004,
      ]);
    });

    it('ends a page where the bytes of an answer end, and goes on exactly there', async () => {
      for (const n of [1, 2, 3, 4, 5]) {
        await store.commit({ put: [window(aWindow(n, 'large', n === 3 ? 'expired' : 'approved'))] });
      }
      const pages = async (filter: object, share: number) => {
        const found: number[][] = [];
        let cursor: string | undefined;
        do {
          const page = { limit: 100, cursor, bytesOf: () => bytes.page / share };
          const { items, ...rest } = await store.windows({ siteId: 'large', ...filter }, page);
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
      await store.commit({ put: [window(aWindow(9, 'asked'))] });
      await store.commit({ put: [proposal(aProposal(1, 'asked-2'))] });
      for (const n of [3, 1, 2]) {
        await store.commit({ put: [proposal(aProposal(n, 'asked', n === 2 ? 'policy' : 'template'))] });
      }
      await store.commit({ put: [proposal(aProposal(4, 'asked', 'template', 'approved'))] });
      const ages = async (filter: object, limit = 1) =>
        (await everyPage((page) => store.proposals({ siteId: 'asked', ...filter }, page), limit)).map(
          ({ requestedAt }) => requestedAt,
        );
      expect(await ages({})).toEqual([11, 12, 13, 14]);
      expect(await ages({}, 3)).toEqual([11, 12, 13, 14]);
      expect(await ages({ kind: 'policy' })).toEqual([12]);
      expect(await ages({ kind: 'template' })).toEqual([11, 13, 14]);
      expect(await ages({ status: 'approved' })).toEqual([14]);
      expect(await ages({ kind: 'policy', status: 'approved' })).toEqual([]);
      expect((await store.windows({ siteId: 'asked' }, { limit: 10 })).items).toHaveLength(1);
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
      await store.commit({
        put: [attempts(tried, 'b'), attempts(other, 'c'), { kind: 'approval-request', value: request }],
      });
      await store.commit({ put: [attempts(tried, 'a')] });
      expect(await store.attempts(tried)).toEqual([attempts(tried, 'a').value, attempts(tried, 'b').value]);
      expect(await store.attempts(`tried.${ulid(3)}`)).toEqual([]);
    });

    it('lists nothing of a period before 1970', async () => {
      const page = listWindows({ store, clock: () => 0 }, { from: -500, to: -100 }, { limit: 5 });
      expect(await page).toEqual({ items: [] });
    });

    it('lists sites by id, page by page', async () => {
      for (const siteId of ['zz-b', 'zz-c', 'zz-a']) await store.commit({ put: [site(siteId)] });
      const ids = (await everyPage((page) => store.sites(page), 2)).map(({ siteId }) => siteId);
      expect(ids.filter((siteId) => siteId.startsWith('zz-'))).toEqual(['zz-a', 'zz-b', 'zz-c']);
    });

    it.each(['', 'x', 'bnVsbA', 'W10', 'WyJzaXRlcyIsbnVsbF0', Buffer.from('["sites",{"pk":1}]').toString('base64url')])(
      'refuses the cursor %p',
      async (cursor) => {
        await expect(store.sites({ limit: 1, cursor })).rejects.toMatchObject({ code: 'malformed' });
      },
    );

    it('refuses every forged cursor instead of passing it on', async () => {
      for (const n of [1, 2]) await store.commit({ put: [window(aWindow(n, 'forged'))] });
      for (const filter of [{ siteId: 'forged' }, { status: 'requested' as const }, {}]) {
        const { cursor } = await store.windows(filter, { limit: 1 });
        for (const forged of forgeries(cursor ?? '')) {
          const listed = store.windows(filter, { limit: 1, cursor: forged });
          await expect(listed).rejects.toMatchObject({ code: 'malformed' });
        }
      }
    });

    it('refuses every forged cursor of a listing of proposals', async () => {
      for (const n of [1, 2]) await store.commit({ put: [proposal(aProposal(n, 'forged'))] });
      const { cursor } = await store.proposals({ siteId: 'forged' }, { limit: 1 });
      for (const forged of forgeries(cursor ?? '')) {
        const listed = store.proposals({ siteId: 'forged' }, { limit: 1, cursor: forged });
        await expect(listed).rejects.toMatchObject({ code: 'malformed' });
      }
      const others = store.proposals({ siteId: 'demo' }, { limit: 1, cursor });
      await expect(others).rejects.toMatchObject({ code: 'malformed' });
    });

    it('refuses a cursor of another listing', async () => {
      for (const n of [1, 2]) await store.commit({ put: [window(aWindow(n, 'cursor'))] });
      const { cursor } = await store.windows({ siteId: 'cursor' }, { limit: 1 });
      expect(cursor).toBeDefined();
      await expect(store.windows({ siteId: 'demo' }, { limit: 1, cursor })).rejects.toMatchObject({
        code: 'malformed',
      });
    });
  });
}
