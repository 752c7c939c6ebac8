import type { AuditArchive } from '../../../lambdas/aws/audit-archive';
import { archivedText, archiveKey } from '../../../lambdas/domain/audit/archived-entry';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { archiveAudit } from '../../../lambdas/reactions/archive/archive-audit';
import type { World } from '../../commands/fixtures';
import { entriesOf, entryRecord } from '../events/entries';
import { busyWorld, functionOn, openBucket } from './archive';

const none = { batchItemFailures: [] };
let bucket: Awaited<ReturnType<typeof openBucket>>;
let world: World;
let entries: readonly AuditEntry[];
let org: readonly AuditEntry[];
beforeEach(async () => {
  bucket = await openBucket();
  world = await busyWorld(6);
  entries = await entriesOf(world);
  org = await entriesOf(world, 'ORG');
});
afterEach(() => bucket.bench.close());

const copied = () => bucket.objects().map(([key]) => key);
const namesOf = (...chains: (readonly AuditEntry[])[]) =>
  chains
    .flat()
    .map(({ chain, seq }) => `${chain}/${String(seq).padStart(12, '0')}`)
    .sort();

/** Notes what is written; fails while it is told to. */
function noting(archive: AuditArchive) {
  const state = { failing: 0, written: [] as string[] };
  return {
    ...state,
    state,
    has: archive.has,
    async put(key: string, text: string) {
      if (state.failing > 0 && state.failing-- > 0) throw new Error('unreachable');
      state.written.push(key);
      return archive.put(key, text);
    },
  };
}

describe('archiveAudit', () => {
  it('copies each entry of every chain once, exactly as an export has it', async () => {
    const { deliver, logged } = functionOn(world, bucket.archive);
    expect(await deliver(...org, ...entries)).toEqual(none);
    expect(copied().sort()).toEqual(namesOf(org, entries));
    const texts = bucket.objects().map(([, text]) => text);
    expect(texts.sort()).toEqual([...org, ...entries].map(archivedText).sort());
    expect(logged).toEqual([['entries-archived', { count: org.length + entries.length }]]);
  });

  it('finds what is delivered again, late and out of order there already, also in another copy of the function', async () => {
    const one = functionOn(world, bucket.archive);
    await one.deliver(...entries);
    expect(await one.deliver(...[...entries].reverse())).toEqual(none);
    expect(await one.deliver(...entries.slice(2, 4))).toEqual(none);
    expect(await functionOn(world, bucket.archive).deliver(...entries.slice(1), ...entries)).toEqual(none);
    expect(copied()).toEqual(namesOf(entries));
  });

  it('copies everything before an entry first: what is older than the archive, and what was lost on the way', async () => {
    const archive = noting(bucket.archive);
    const { deliver, logged } = functionOn(world, archive);
    expect(await deliver(...entries.slice(4, 5))).toEqual(none);
    expect(archive.state.written).toEqual(entries.slice(0, 5).map(archiveKey));
    expect(logged).toContainEqual(['audit-archive-filled', { chain: 'demo', sequence: 4, count: 4 }]);
    await functionOn(world, archive).deliver(...entries.slice(6));
    expect(archive.state.written).toEqual(entries.map(archiveKey));
  });

  it('goes on where it stopped, wherever it was interrupted, and leaves no gap behind', async () => {
    for (let interrupted = 0; interrupted < 8; interrupted++) {
      const own = await openBucket();
      let left = interrupted;
      const flaky: AuditArchive = {
        has: own.archive.has,
        put: async (key, text) => {
          if (left-- === 0) throw new Error('unreachable');
          return own.archive.put(key, text);
        },
      };
      const newest = entries.at(-1) as AuditEntry;
      const failed = { batchItemFailures: [{ itemIdentifier: `demo-${newest.seq}` }] };
      expect(await functionOn(world, flaky).deliver(newest)).toEqual(interrupted < 7 ? failed : none);
      const keys = own.objects().map(([key]) => key);
      expect(keys).toEqual(namesOf(entries).slice(0, interrupted));
      expect(await functionOn(world, own.archive).deliver(newest)).toEqual(none);
      expect(own.objects().map(([key]) => key)).toEqual(namesOf(entries));
      await own.bench.close();
    }
  });

  it('asks for what S3 did not take and all after it again; another chain is not held up', async () => {
    const archive = noting(bucket.archive);
    const { deliver, logged } = functionOn(world, archive);
    await deliver(...entries.slice(0, 2));
    const refusing: AuditArchive = {
      has: archive.has,
      put: async (key, text) => (key.startsWith('demo/') ? Promise.reject(new Error('busy')) : archive.put(key, text)),
    };
    const other = functionOn(world, refusing);
    expect(await other.deliver(...entries.slice(2, 4), ...org)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'demo-3' }],
    });
    expect(copied().sort()).toEqual(namesOf(org, entries.slice(0, 2)));
    expect(other.logged).toContainEqual(['entry-not-archived', { chain: 'demo', sequence: 3, error: 'Error' }]);
    expect(logged.map(([code]) => code)).toEqual(['entries-archived']);
  });

  it('keeps the first copy of an entry that was replaced in the table, and adds the other one beside it', async () => {
    const { deliver } = functionOn(world, bucket.archive);
    await deliver(...entries);
    const [first] = entries as [AuditEntry];
    const forged = { ...first, reason: 'Something else' };
    const again = functionOn(world, bucket.archive);
    expect(await again.deliver(forged)).toEqual(none);
    expect(again.logged).toContainEqual(['audit-entry-broken', { chain: 'demo', sequence: 1 }]);
    expect(copied().filter((key) => key.endsWith('1'))).toEqual(['demo/000000000001', 'demo/000000000001']);
    expect(bucket.objects().map(([, text]) => text)).toEqual(
      expect.arrayContaining([archivedText(first), archivedText(forged)]),
    );
  });

  it('leaves changed and removed entries to publish-events, which sounds the alarm', async () => {
    const { deps } = functionOn(world, bucket.archive);
    const [first] = entries as [AuditEntry];
    const Records = [entryRecord(first, 'MODIFY'), entryRecord(first, 'REMOVE')];
    expect(await archiveAudit(deps, { Records })).toEqual(none);
    expect(copied()).toEqual([]);
  });

  it('says when it is behind the stream', async () => {
    const { deps, logged } = functionOn(world, bucket.archive);
    const [record] = entries.map((entry) => entryRecord(entry)) as [ReturnType<typeof entryRecord>];
    const made = { ...record.dynamodb, ApproximateCreationDateTime: world.now - 61 };
    await archiveAudit(deps, { Records: [{ ...record, dynamodb: made }] });
    expect(logged[0]).toEqual(['audit-archive-late', { seconds: 61 }]);
  });
});

describe('a chain that nothing is added to', () => {
  it('is copied when somebody asks for it', async () => {
    const { call } = functionOn(world, bucket.archive);
    expect(await call({ chain: 'demo' })).toEqual({ chain: 'demo', complete: true });
    expect(await call({ chain: 'demo' })).toEqual({ chain: 'demo', complete: true });
    expect(await call({ chain: 'none' })).toEqual({ chain: 'none', complete: true });
    expect(copied()).toEqual(namesOf(entries));
    await expect(call({ chain: '' })).rejects.toThrow();
    await expect(call({ chain: 'demo', other: 1 })).rejects.toThrow();
  });

  it('longer than one call copies says that it is not complete', async () => {
    const [first] = entries as [AuditEntry];
    const many = Array.from({ length: 1300 }, (_, index) => ({ ...first, seq: index + 1 }));
    const keys: string[] = [];
    const store = {
      auditEntries: async (_: string, after: number, limit: number) => ({
        entries: many.slice(after, after + limit),
        more: after + limit < many.length,
      }),
      searchAudit: async () => ({ items: many.slice(-1) }),
    };
    const archive: AuditArchive = {
      has: async (prefix) => keys.some((key) => key.startsWith(prefix)),
      put: async (key) => {
        keys.push(key);
        return 'written';
      },
    };
    const { deps } = functionOn(world, archive);
    expect(await archiveAudit({ ...deps, store }, { chain: 'demo' })).toEqual({ chain: 'demo', complete: false });
    expect(keys).toHaveLength(1000);
    expect(await archiveAudit({ ...deps, store }, { chain: 'demo' })).toEqual({ chain: 'demo', complete: true });
    expect(new Set(keys).size).toBe(1300);
  });
});
