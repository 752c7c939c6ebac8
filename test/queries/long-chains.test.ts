import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { emptyHead, entryAfter } from '../../lambdas/domain/audit/chain';
import { exportAudit, type Verification, verifyAudit } from '../../lambdas/queries/audit/audit';
import { refusalOf } from '../commands/fixtures';
import { MemoryStore } from '../store/memory-store';

const length = 4500;
const fact = { at: 1, actor: { principal: 'p' }, action: 'request', subject: 's', before: null, after: null } as const;

const chain: AuditEntry[] = [];
for (let head = emptyHead('demo'); chain.length < length; ) {
  const entry = entryAfter(head, fact);
  chain.push(entry);
  head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
}
const headAt = (entry: AuditEntry | undefined) => ({
  ...emptyHead('demo'),
  ...(entry && { auditSeq: entry.seq, auditHash: entry.hash }),
});

/** The chain, with the head where the last entry is, or elsewhere. */
function storeOf(entries: readonly AuditEntry[], head = headAt(entries.at(-1))) {
  const store = MemoryStore.holding([{ kind: 'head', value: head }], entries);
  return { store, clock: () => 0 };
}

async function verifyAll(deps: ReturnType<typeof storeOf>): Promise<Verification[]> {
  const answers: Verification[] = [];
  let cursor: string | undefined;
  do {
    const answer = await verifyAudit(deps, 'demo', cursor);
    answers.push(answer);
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return answers;
}

const changed = (seq: number): AuditEntry[] =>
  chain.map((entry) => (entry.seq === seq ? { ...entry, reason: 'another' } : entry));

describe('the verification of a long chain', () => {
  it('takes several calls, and says only at the end that it is complete', async () => {
    const answers = await verifyAll(storeOf(chain));
    expect(answers.map(({ valid, entries, complete }) => [valid, entries, complete])).toEqual([
      [true, 2000, false],
      [true, 4000, false],
      [true, 4500, true],
    ]);
    expect(answers.at(-1)).not.toHaveProperty('cursor');
  });

  it('holds a small part of it in memory', async () => {
    const deps = storeOf(chain);
    const asked: number[] = [];
    const entries: MemoryStore['auditEntries'] = (name, after, limit) => {
      asked.push(limit);
      return deps.store.auditEntries(name, after, limit);
    };
    const store = Object.assign(Object.create(deps.store), { auditEntries: entries });
    await verifyAudit({ ...deps, store }, 'demo');
    expect(Math.max(...asked)).toBe(250);
    expect(asked).toHaveLength(8);
  });

  it.each([1, 2000, 2001, 4400])('finds that entry %d was changed', async (seq) => {
    const answers = await verifyAll(storeOf(changed(seq)));
    expect(answers.at(-1)).toMatchObject({ valid: false, entries: seq - 1, brokenAt: seq, complete: true });
    expect(answers.slice(0, -1).every(({ valid, complete }) => valid && !complete)).toBe(true);
  });

  it('finds that its end is missing, also where a part ends', async () => {
    for (const left of [1999, 2000, 4000, 4300]) {
      const [last] = (await verifyAll(storeOf(chain.slice(0, left), headAt(chain.at(-1))))).slice(-1);
      expect(last).toMatchObject({ valid: false, brokenAt: left + 1, complete: true });
    }
  });

  it('goes on after entries that were added meanwhile', async () => {
    const first = await verifyAudit(storeOf(chain.slice(0, 2100)), 'demo');
    const rest = await verifyAudit(storeOf(chain.slice(0, 3000)), 'demo', first.cursor);
    expect(rest).toMatchObject({ valid: true, entries: 3000, complete: true });
  });

  it('gives no forged cursor a verdict that the rest of the chain does not bear out', async () => {
    const forged = (key: object, listing = 'verify demo') =>
      Buffer.from(JSON.stringify([listing, key])).toString('base64url');
    const elsewhere = { seq: 2000, hash: 'a'.repeat(64) };
    const sound = { seq: 2000, hash: chain[1999]?.hash };
    expect(await verifyAudit(storeOf(chain), 'demo', forged(elsewhere))).toMatchObject({
      valid: false,
      brokenAt: 2001,
    });
    expect(await verifyAudit(storeOf(changed(2500)), 'demo', forged(sound))).toMatchObject({ brokenAt: 2500 });
    for (const cursor of [forged(sound, 'verify shop'), forged({ ...sound, seq: 0 }), forged({ seq: 1 }), 'x']) {
      expect(await refusalOf(verifyAudit(storeOf(chain), 'demo', cursor))).toBe('malformed');
    }
  });
});

describe('the export of a long chain', () => {
  it('comes in parts that make up the chain', async () => {
    const deps = storeOf(chain);
    const parts: AuditEntry[][] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const part: Awaited<ReturnType<typeof exportAudit>> = await exportAudit(deps, 'demo', after);
      parts.push([...part.entries]);
      after = part.after;
    }
    expect(parts.map((part) => part.length)).toEqual([3000, 1500]);
    expect(parts.flat()).toEqual(chain);
  });

  it('has parts that are as small as the answer demands', async () => {
    const { entries, after } = await exportAudit(storeOf(chain), 'demo', 10, () => 2_000_000);
    expect([entries.map(({ seq }) => seq), after]).toEqual([[11, 12], 12]);
  });
});
