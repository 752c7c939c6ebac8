import type { Actor } from '../../lambdas/domain/actor';
import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../lambdas/domain/audit/chain';
import type { AuditSearch } from '../../lambdas/domain/audit/search';
import type { Store } from '../../lambdas/store/port';

const ana = { principal: 'arn:ana', personId: 'ana' };
const robot = { principal: 'arn:robot', personId: 'ana', machineId: 'robot' };
const flips = { principal: 'system:flip-window' };
const day = 86_400;

/** Five entries, one a day; the third was made by a clock that was two minutes late. */
const facts: readonly (readonly [Actor, AuditEntry['action'], string, number])[] = [
  [ana, 'request', 'one', 1000],
  [robot, 'request', 'two', 1000 + day],
  [ana, 'cancel', 'two', 1000 + day - 120],
  [flips, 'flip-start', 'one', 1000 + 3 * day],
  [flips, 'flip-end', 'one', 1000 + 4 * day],
];

async function chained(store: Store, chain: string): Promise<void> {
  let head = emptyHead(chain);
  for (const [actor, action, subject, at] of facts) {
    if (action === 'add-approver') throw new Error('no command does that any more');
    const entry = entryAfter(head, { at, actor, action: action as 'request', subject, before: null, after: null });
    head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
    await store.commit({ put: [{ kind: 'head', value: head }], audit: [entry] });
  }
}

/** What a store must do with searches of a chain. */
export function auditContract(store: () => Store): void {
  const found = async (chain: string, search: AuditSearch, limit = 2) => {
    const seqs: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await store().searchAudit(chain, search, { limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return seqs;
  };

  it.each<[string, Partial<AuditSearch>, readonly number[]]>([
    ['nothing in particular', {}, [5, 4, 3, 2, 1]],
    ['an action', { action: 'request' }, [2, 1]],
    ['a person, and what their machine did', { actor: 'ana' }, [3, 2, 1]],
    ['a machine', { actor: 'robot' }, [2]],
    ['a principal', { actor: 'system:flip-window' }, [5, 4]],
    ['a subject', { subject: 'one' }, [5, 4, 1]],
    ['all of them', { actor: 'ana', action: 'request', subject: 'two' }, [2]],
    ['times, of which the first belongs to them and the last does not', { from: 1000, to: 1000 + day }, [3, 1]],
    ['a time since', { from: 1000 + 3 * day }, [5, 4]],
    ['a time until', { to: 1000 + 3 * day }, [3, 2, 1]],
    ['a time without anything', { from: 1000 + 2 * day, to: 1000 + 3 * day }, []],
  ])('searches a chain for %s, in both directions', async (what, search, seqs) => {
    const chain = `search-${what.length}`;
    await chained(store(), chain);
    for (const limit of [1, 2, 100]) {
      expect(await found(chain, { order: 'newest', ...search }, limit)).toEqual(seqs);
      expect(await found(chain, { order: 'oldest', ...search }, limit)).toEqual(seqs.toReversed());
    }
    expect(await found('search-none', { order: 'newest', ...search })).toEqual([]);
  });

  it('refuses the cursor of another search of the audit', async () => {
    await chained(store(), 'search-cursors');
    const { cursor } = await store().searchAudit('search-cursors', { order: 'newest' }, { limit: 1 });
    for (const other of [{ order: 'oldest' }, { order: 'newest', actor: 'ana' }] as const) {
      const page = store().searchAudit('search-cursors', other, { limit: 1, cursor });
      await expect(page).rejects.toMatchObject({ code: 'malformed' });
    }
  });
}
