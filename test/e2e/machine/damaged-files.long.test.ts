import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '../../../local/aws/state/lmdb-state';
import { giveAssembly } from '../assembly';
import { attempt } from './attempt';

describe('a start on damaged files', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'quiesce-damaged-'));
    await giveAssembly(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('ends in a sentence that names a truncated database', async () => {
    const file = join(directory, 'dynamodb.sqlite');
    await writeFile(file, Buffer.from('SQLite format 3\0'.padEnd(100, 'x')));

    expect(await attempt(['--data', directory, '--port', '0'])).toEqual({
      code: 1,
      complaint: expect.stringMatching(new RegExp(`^The database does not start on ${file}: [^\\n]+$`)),
    });
  });

  it('ends in a sentence that names a truncated state file, and leaves the file alone', async () => {
    const state = openState(directory);
    for (let index = 0; index < 200; index++) state.map('many').put(`key ${index}`, 'x'.repeat(500));
    await state.close();
    const file = join(directory, 'state.mdb');
    await truncate(file, 40_960);
    const found = await readFile(file);

    expect(await attempt(['--data', directory, '--port', '0'])).toEqual({
      code: 1,
      complaint: `${file} is damaged: restore it from a copy, or start with another --data directory`,
    });
    expect((await readFile(file)).equals(found)).toBe(true);
  });
});
