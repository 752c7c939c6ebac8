import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../lambdas/domain/audit/chain';
import type { Directory } from '../../lambdas/domain/directory/directory';
import { withoutPerson } from '../../lambdas/domain/directory/directory-rules';
import { inOrder } from '../../lambdas/domain/directory/pages';
import { keyOf } from '../../lambdas/store/keys';
import type { Store } from '../../lambdas/store/port';
import { person } from '../domain/people';
import { auditContract } from './audit-contract';
import { dueContract } from './due-contract';
import { listingContract } from './listing-contract';
import { everyKind, site, valueIn, window } from './records';
import { aWindow } from './subjects';

export interface Opened {
  readonly store: Store;
  close(): Promise<void>;
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

    dueContract(() => store);

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
      const commit = { put: [{ kind: 'head', value: head }], audit: [entry] } as const;
      expect(await store.commit(commit)).toBe('committed');
      expect(await store.commit(commit)).toBe('lost');
      expect(await store.commit({ put: [site('late')], audit: [entry] })).toBe('lost');
      expect(await store.auditEntries('chained', 0, 10)).toEqual({ entries: [entry], more: false });
      expect(await store.auditEntries('chained', 1, 10)).toEqual({ entries: [], more: false });
    });

    it('commits two entries with the head after both, unless another came in between', async () => {
      const fact = {
        at: 1,
        actor: { principal: 'p' },
        action: 'request',
        subject: 's',
        before: null,
        after: {},
      } as const;
      const headAfter = ({ chain, seq, hash }: AuditEntry) => ({ ...emptyHead(chain), auditSeq: seq, auditHash: hash });
      const one = entryAfter(emptyHead('twice'), fact);
      const two = entryAfter(headAfter(one), fact);
      const three = entryAfter(headAfter(two), fact);
      const commitOf = (...audit: AuditEntry[]) =>
        store.commit({ put: audit.slice(-1).map((last) => ({ kind: 'head', value: headAfter(last) })), audit });
      expect(await commitOf(one, two)).toBe('committed');
      expect(await commitOf(two, three)).toBe('lost');
      expect(await commitOf(three)).toBe('committed');
      expect(await store.auditEntries('twice', 0, 10)).toEqual({ entries: [one, two, three], more: false });
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

    listingContract(() => store);
    auditContract(() => store);
  });
}
