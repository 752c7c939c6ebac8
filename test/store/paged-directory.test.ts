import * as fc from 'fast-check';
import type { Directory } from '../../lambdas/domain/directory/directory';
import { withoutPerson, withPerson, withPersonReplaced } from '../../lambdas/domain/directory/directory-rules';
import { inOrder } from '../../lambdas/domain/directory/pages';
import { PagedDirectory, type Read } from '../../lambdas/store/paged-directory';
import type { VersionedRecord } from '../../lambdas/store/records';
import { directory, person } from '../domain/people';
import { TornTable } from './torn-table';

const key = [{ kind: 'directory' }] as const;
const record = (value: Directory): VersionedRecord => ({ kind: 'directory', value });

/** A function with its own memory, on a table that others use, too. */
class Instance {
  private readonly paged = new PagedDirectory();

  constructor(private readonly table: TornTable) {}

  async directory(): Promise<Directory> {
    return (await this.paged.load(this.table.read, key)).directory();
  }

  async commit(next: Directory): Promise<'committed' | 'lost'> {
    const stored = await this.paged.stored(this.table.read, { put: [record(next)] });
    return stored ? this.table.commit(stored) : 'lost';
  }

  async relyOn(standing: Directory): Promise<'committed' | 'lost'> {
    const site = { siteId: 's', entries: [], version: 1 };
    const commit = { put: [{ kind: 'calendar', value: site }], reliedOn: [record(standing)] } as const;
    const stored = await this.paged.stored(this.table.read, commit);
    return stored ? this.table.commit(stored) : 'lost';
  }
}

const atOnce = () => Promise.resolve();
const people = Array.from({ length: 60 }, (_, n) => person(`p${String(n).padStart(2, '0')}`));
const single = directory(people);

describe('the directory in pages', () => {
  it('is empty before anybody was added', async () => {
    expect(await new Instance(new TornTable(atOnce)).directory()).toEqual({ people: [], machines: [], version: 0 });
  });

  it('takes one read at first, then reads the index alone, and only what changed besides', async () => {
    const table = new TornTable(atOnce, [record(single)]);
    const [writer, reader] = [new Instance(table), new Instance(table)];
    await writer.commit(withPerson(await writer.directory(), person('ana')));
    const asked: number[] = [];
    const counted: Read = (keys) => {
      asked.push(keys.length);
      return table.read(keys);
    };
    const paged = new PagedDirectory();
    const load = async () => (await paged.load(counted, key)).directory();
    await load();
    await load();
    expect(asked).toEqual([33, 1]);
    await reader.commit(withPerson(await reader.directory(), person('ben')));
    expect(await load()).toEqual(await reader.directory());
    expect(asked).toEqual([33, 1, 1, 2]);
  });

  it('is read as one item, as earlier versions wrote it, until the first change replaces the item', async () => {
    const table = new TornTable(atOnce, [record({ ...single, people: [...people].reverse() })]);
    const [warm, writer] = [new Instance(table), new Instance(table)];
    expect(await warm.directory()).toEqual(inOrder(single));
    const next = withPersonReplaced(await writer.directory(), person('p07', { name: 'Pia' }));
    expect(await writer.commit(next)).toBe('committed');
    expect(new Set(table.kinds)).toEqual(new Set(['directory-index', 'directory-page']));
    for (const instance of [warm, writer, new Instance(table)]) expect(await instance.directory()).toEqual(next);
  });

  it('loses what was decided on an earlier version, before and after it became pages', async () => {
    const table = new TornTable(atOnce, [record(single)]);
    const [early, writer] = [new Instance(table), new Instance(table)];
    const standing = await early.directory();
    expect(await writer.commit(withPerson(standing, person('ana')))).toBe('committed');
    expect(await early.relyOn(standing)).toBe('lost');
    expect(await early.commit(withPerson(standing, person('ben')))).toBe('lost');
    const paged = await early.directory();
    expect(await writer.commit(withoutPerson(await writer.directory(), 'ana', 9))).toBe('committed');
    expect(await early.relyOn(paged)).toBe('lost');
    expect(await early.relyOn(await early.directory())).toBe('committed');
  });

  it('gives up on a directory that never stands still', async () => {
    const table = new TornTable(atOnce, [record(single)]);
    const writer = new Instance(table);
    await writer.commit(withPerson(await writer.directory(), person('ana')));
    const restless: Read = async (keys) => {
      const found = await table.read(keys);
      const next = withPersonReplaced(await writer.directory(), person('p07', { name: `P${table.reads}` }));
      await writer.commit(next);
      return [...found.filter(({ kind }) => kind !== 'directory-index'), ...(await table.read(key))];
    };
    await expect(new PagedDirectory().load(restless, key)).rejects.toThrow('changed during each');
  });

  /** A reader sees a directory as it was at its version, whatever is written between the reads of two pages. */
  it('is never read torn, and never changed from a version that is past', async () => {
    const names = fc.array(fc.nat({ max: 6 }), { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(names, { minLength: 2, maxLength: 3 }),
        fc.nat(),
        fc.boolean(),
        async (writers, seed, isNew) => {
          const first = isNew ? { people: [], machines: [], version: 0 } : inOrder(single);
          const table = new TornTable(pausesOf(seed), isNew ? [] : [record(single)]);
          const history = new Map<number, Directory>([[first.version, first]]);
          const seen: Directory[] = [];
          const write = async (changes: readonly number[]) => {
            const instance = new Instance(table);
            for (const whom of changes) {
              const before = await instance.directory();
              seen.push(before);
              const after = toggled(before, `q${whom}`);
              if ((await instance.commit(after)) === 'lost') continue;
              expect(history.has(after.version)).toBe(false);
              history.set(after.version, after);
            }
          };
          const read = async () => {
            const warm = new Instance(table);
            for (let n = 0; n < 4; n++) seen.push(await warm.directory(), await new Instance(table).directory());
          };
          await Promise.all([...writers.map(write), read(), read()]);
          for (const one of seen) expect(one).toEqual(history.get(one.version));
          expect((await new Instance(table).directory()).version).toBe(Math.max(...history.keys()));
        },
      ),
      { numRuns: 40 },
    );
  });
});

function toggled(before: Directory, personId: string): Directory {
  return before.people.some((known) => known.personId === personId)
    ? withoutPerson(before, personId, before.version)
    : withPerson(before, person(personId));
}

/** Lets others go first by a number of turns that the seed decides. */
function pausesOf(seed: number): () => Promise<void> {
  let state = seed;
  return async () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    for (let turns = state % 61; turns > 0; turns--) await undefined;
  };
}
