import fc from 'fast-check';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';
import {
  type ChainWalk,
  chainStart,
  emptyHead,
  entryAfter,
  follow,
  genesisHash,
  type UnlinkedEntry,
} from '../../../lambdas/domain/audit/chain';
import { digestOf } from '../../../lambdas/domain/window/plan';
import type { Plan } from '../../../lambdas/domain/window/window';

describe('canonicalJson', () => {
  it('sorts members, leaves out absent ones and adds no space', () => {
    expect(canonicalJson({ b: [1, null, { d: true, c: 'ü"' }], a: undefined, A: -0.5 })).toBe(
      '{"A":-0.5,"b":[1,null,{"c":"ü\\"","d":true}]}',
    );
  });

  it('says what JSON says, in one order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('s'), undefined])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

describe('digestOf', () => {
  const plan: Plan = { mode: 'full', startsAt: 1, endsAt: 2, hostnames: ['a'], paths: [], exemptions: [] };

  it('is the documented SHA-256, computable by anyone', () => {
    expect(digestOf('demo.x', 1, plan)).toBe('c8afe3dab08a771a9cb42640555ed78881cf01aec79adf66e968e5bb0b82b003');
  });

  it.each<Partial<Plan>>([{ mode: 'read-only' }, { endsAt: 3 }, { hostnames: [] }, { paths: ['/'] }, { message: '' }])(
    'changes with %j',
    (change) => {
      expect(digestOf('demo.x', 1, { ...plan, ...change })).not.toBe(digestOf('demo.x', 1, plan));
    },
  );

  it('changes with window and plan version', () => {
    expect(new Set([digestOf('demo.x', 1, plan), digestOf('demo.x', 2, plan), digestOf('demo.y', 1, plan)]).size).toBe(
      3,
    );
  });
});

describe('the audit chain', () => {
  const fact = (subject: string): UnlinkedEntry => ({
    at: 1,
    actor: { principal: 'p' },
    action: 'request',
    subject,
    before: null,
    after: { subject },
  });

  function chainOf(length: number): AuditEntry[] {
    const entries: AuditEntry[] = [];
    let head = emptyHead('demo');
    for (let n = 0; n < length; n++) {
      const entry = entryAfter(head, fact(String(n)));
      head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
      entries.push(entry);
    }
    return entries;
  }

  const walk = (entries: readonly AuditEntry[]): ChainWalk | undefined =>
    entries.reduce<ChainWalk | undefined>((at, entry) => at && follow(at, 'demo', entry), chainStart);

  it('starts from sixty-four zeros and can be followed to its end', () => {
    const entries = chainOf(3);
    expect(entries[0]?.prevHash).toBe(genesisHash);
    expect(walk(entries)).toEqual({ seq: 3, hash: entries[2]?.hash });
  });

  it('keeps its hash through JSON', () => {
    expect(walk(JSON.parse(JSON.stringify(chainOf(2))))).toBeDefined();
  });

  it('cannot be followed over any edit, gap, swap or insertion', () => {
    const edits: ((entries: AuditEntry[]) => unknown[])[] = [
      (entries) => entries.slice(1),
      ([first, , ...rest]) => [first, ...rest],
      ([first, second, ...rest]) => [second, first, ...rest],
      ([first, ...rest]) => [first, first, ...rest],
      ([first, ...rest]) => [{ ...first, at: 2 }, ...rest],
      ([first, ...rest]) => [{ ...first, after: { subject: 'forged' } }, ...rest],
      ([first, ...rest]) => [{ ...first, note: 'added' }, ...rest],
      ([first, ...rest]) => [{ ...first, prevHash: 'f'.repeat(64) }, ...rest],
      ([first, ...rest]) => [{ ...first, hash: 'f'.repeat(64) }, ...rest],
      (entries) => entries.map((entry) => ({ ...entry, chain: 'other' })),
    ];
    for (const edit of edits) expect(walk(JSON.parse(JSON.stringify(edit(chainOf(4)))))).toBeUndefined();
  });
});
