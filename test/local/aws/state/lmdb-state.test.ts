import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openState } from '../../../../local/aws/state/lmdb-state';

describe('the durable state', () => {
  const directory = mkdtempSync(join(tmpdir(), 'state-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('gives back what was put after it was closed and opened again', async () => {
    const first = openState(directory);
    first.map<{ n: number }>('queue').put('b', { n: 2 });
    first.map<{ n: number }>('queue').put('a', { n: 1 });
    await first.close();

    const second = openState(directory);
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

  it('refuses a file that is not its own, which would end the process without a word', () => {
    const path = join(mkdtempSync(join(directory, 'damaged-')), 'state.mdb');
    writeFileSync(path, Buffer.alloc(8192, 7));
    expect(() => openState(dirname(path))).toThrow(`${path} is damaged: start with another --data directory`);
  });
});
