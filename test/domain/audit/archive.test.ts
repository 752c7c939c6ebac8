import fc from 'fast-check';
import { ArchiveComparison, type ArchiveDifference, type Copy } from '../../../lambdas/domain/audit/archive-comparison';
import { archivedName, archivedText, archiveKey } from '../../../lambdas/domain/audit/archived-entry';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../../lambdas/domain/audit/chain';
import { entryIn } from '../../../lambdas/domain/audit/exported-chain';
import { chainOf } from './chains';

const entries = chainOf(8);
const copyOf = (entry: AuditEntry): Copy => ({ key: archiveKey(entry), text: archivedText(entry), touched: false });
const copies = entries.map(copyOf);
/** Two chains that agree up to entry 4: somebody who can write the table made all hashes after it anew. */
const anew = [...entries.slice(0, 4), ...rechained(entries.slice(4), entries[3])];

function rechained(rest: readonly AuditEntry[], from: AuditEntry | undefined): AuditEntry[] {
  let head = { ...emptyHead('shop'), auditSeq: from?.seq ?? 0, auditHash: from?.hash ?? '' };
  return rest.map(({ at, actor, before, after }) => {
    const entry = entryAfter(head, { at, actor, before, after, action: 'comment', subject: 'shop.other' });
    head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
    return entry;
  });
}

/** @param at where both sides are divided when they are read */
function compared(
  table: readonly AuditEntry[],
  archive: readonly Copy[],
  at: readonly number[] = [],
): ArchiveDifference[] {
  const comparison = new ArchiveComparison('shop');
  const bounds = [0, ...at, Number.POSITIVE_INFINITY];
  return bounds.slice(1).flatMap((to, index) => {
    const from = bounds[index] ?? 0;
    const isHere = (seq: number) => seq > from && seq <= to;
    const here = archive.filter(({ key }) => isHere(archivedName(key)?.seq ?? 0));
    return comparison.compare(
      table.filter(({ seq }) => isHere(seq)),
      here,
    );
  });
}
const problems = (...given: Parameters<typeof compared>) =>
  compared(...given).map(({ seq, problem }) => [seq, problem]);

describe('a chain and its copy', () => {
  it('are the same, in parts of any size', () => {
    for (const at of [[], [1], [3, 4], [1, 2, 3, 4, 5, 6, 7]]) expect(compared(entries, copies, at)).toEqual([]);
  });

  it('differ from where the table was written anew with fitting hashes, which the chain itself does not show', () => {
    expect(problems(anew, copies)).toEqual([5, 6, 7, 8].map((seq) => [seq, 'changed']));
    const [first] = compared(anew, copies);
    expect(first).toMatchObject({ table: anew[4], copy: entries[4] });
  });

  it('differ by any single change of an entry in the table', () => {
    const change = fc.tuple(fc.nat(7), fc.nat(400), fc.string({ minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(change, ([index, at, other]) => {
        const text = archivedText(entries[index] as AuditEntry);
        const changed = entryIn(text.slice(0, at) + other + text.slice(at + 1, -1));
        fc.pre(changed !== undefined && archivedText(changed) !== text);
        const table = entries.map((entry, place) =>
          place === index && changed ? { ...changed, chain: 'shop', seq: place + 1 } : entry,
        );
        fc.pre(archivedText(table[index] as AuditEntry) !== text);
        expect(problems(table, copies)[0]).toEqual([index + 1, 'changed']);
      }),
      { numRuns: 500 },
    );
  });

  it('differ by any entry that is removed, cut off, inserted or moved, on either side', () => {
    const places = fc.tuple(fc.nat(7), fc.nat(7), fc.nat(8));
    fc.assert(
      fc.property(places, ([one, other, part]) => {
        const without = <T>(list: readonly T[]) => list.filter((_, index) => index !== one);
        expect(problems(without(entries), copies, [part])).toEqual([[one + 1, 'not-in-table']]);
        expect(problems(entries, without(copies), [part])).toEqual([[one + 1, 'not-in-copy']]);
        const cut = [...Array(8 - one).keys()].map((index) => one + index + 1);
        expect(problems(entries.slice(0, one), copies, [part])).toEqual(cut.map((seq) => [seq, 'not-in-table']));
        expect(problems(entries, copies.slice(0, one), [part])).toEqual(cut.map((seq) => [seq, 'not-in-copy']));
        const [added] = chainOf(9).slice(-1) as [AuditEntry];
        expect(problems([...entries, added], copies, [part])).toEqual([[9, 'not-in-copy']]);
        expect(problems(entries, [...copies, copyOf(added)], [part])).toEqual([[9, 'not-in-table']]);
        fc.pre(one !== other);
        const swapped = entries.map((entry, index) => {
          const from = index === one ? other : index === other ? one : index;
          return { ...(entries[from] as AuditEntry), seq: entry.seq };
        });
        expect(problems(swapped, copies, [part])).toEqual(
          [one, other].sort((a, b) => a - b).map((at) => [at + 1, 'changed']),
        );
      }),
    );
  });

  it('differ by any single change of a copy', () => {
    const change = fc.tuple(fc.nat(7), fc.nat(300), fc.constantFrom('', 'x', '1', ' ', '"'));
    fc.assert(
      fc.property(change, ([index, at, other]) => {
        const copy = copies[index] as Copy;
        const text = copy.text.slice(0, at) + other + copy.text.slice(at + 1);
        fc.pre(text !== copy.text);
        const changed = copies.map((one, place) => (place === index ? { ...one, text } : one));
        expect(problems(entries, changed)).toEqual([[index + 1, 'copy-changed']]);
      }),
      { numRuns: 300 },
    );
  });

  it('differ where an entry was removed and another one put in its place, which became a second copy', () => {
    const second = copyOf(anew[4] as AuditEntry);
    expect(compared(anew, [...copies, second])[0]).toMatchObject({ seq: 5, problem: 'copied-twice', copy: entries[4] });
  });

  it('say so where somebody wrote over a copy, or both have an entry that follows no other', () => {
    const touched = copies.map((copy, index) => ({ ...copy, touched: index === 2 }));
    expect(problems(entries, touched)).toEqual([[3, 'copy-touched']]);
    const inserted = chainOf(9, 'shop', 'other').at(-1) as AuditEntry;
    expect(problems([...entries, inserted], [...copies, copyOf(inserted)])).toEqual([[9, 'does-not-follow']]);
  });

  it('can be compared from any entry on', () => {
    const comparison = new ArchiveComparison('shop', 5);
    expect(comparison.compare(entries.slice(5), copies.slice(5))).toEqual([]);
  });
});

describe('a copy’s name', () => {
  it('says chain, number and hash, and nothing else is one', () => {
    expect(copies[2]?.key).toBe(`shop/000000000003-${entries[2]?.hash}.json`);
    expect(archivedName(copies[2]?.key ?? '')).toEqual({ chain: 'shop', seq: 3, hash: entries[2]?.hash });
    for (const other of ['shop/3.json', 'a/b/000000000003-x.json', `shop/000000000003-${'g'.repeat(64)}.json`]) {
      expect(archivedName(other)).toBeUndefined();
    }
  });

  it('is made of the contents, whatever an entry claims', () => {
    const [first] = entries as [AuditEntry];
    expect(archiveKey({ ...first, hash: 'f'.repeat(64) })).toBe(copies[0]?.key);
    expect(archiveKey({ ...first, subject: 'other' })).not.toBe(copies[0]?.key);
  });
});
