import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadState, openState } from '../../../../local/aws/state/lmdb-state';

const noFailure = (error: unknown) => {
  throw error;
};

describe('the durable state', () => {
  const directory = mkdtempSync(join(tmpdir(), 'state-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('gives back what was put after it was closed and opened again', async () => {
    const first = openState(directory);
    first.map<{ n: number }>('queue').put('b', { n: 2 });
    first.map<{ n: number }>('queue').put('a', { n: 1 });
    await first.close();

    const second = await loadState(directory, noFailure);
    expect(second.map('queue').entries()).toEqual([
      ['a', { n: 1 }],
      ['b', { n: 2 }],
    ]);
    await second.close();
  });

  it('narrows entries to a prefix, keeps maps apart and forgets what was deleted', async () => {
    const state = openState(directory);
    const map = state.map<string>('names');
    for (const key of ['x/1', 'x/2', 'y/1']) map.put(key, key);
    map.delete('x/1');

    expect(map.entries('x/')).toEqual([['x/2', 'x/2']]);
    expect(map.get('x/1')).toBeUndefined();
    expect(state.map('others').entries()).toEqual([]);
    await state.close();
  });
});

describe('a damaged state file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'damaged-'));
  const path = join(directory, 'state.mdb');
  let whole: Buffer;
  beforeAll(async () => {
    const state = openState(directory);
    for (let index = 0; index < 300; index++) state.map('many').put(`key ${index}`, 'x'.repeat(500));
    await state.close();
    whole = readFileSync(path);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const refused = () =>
    expect(loadState(dirname(path), noFailure)).rejects.toThrow(
      `${path} is damaged: restore it from a copy, or start with another --data directory`,
    );

  it.each([1 / 100, 1 / 4, 1 / 2, 9 / 10])('is refused when only the first %d of it are there', async (part) => {
    writeFileSync(path, whole.subarray(0, Math.floor(whole.length * part)));
    await refused();
  });

  it('is refused when it is none of lmdb’s', async () => {
    writeFileSync(path, Buffer.alloc(8192, 7));
    await refused();
  });

  it('is left as it was found', () => {
    const found = whole.subarray(0, whole.length / 2);
    writeFileSync(path, found);
    return refused().then(() => expect(readFileSync(path).equals(found)).toBe(true));
  });
});
