import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDirectory } from '../../../local/process/data-directory';

describe('the data directory', () => {
  const root = mkdtempSync(join(tmpdir(), 'data directory '));
  const file = join(root, 'file');
  beforeAll(() => writeFileSync(file, ''));
  afterAll(() => rmSync(root, { recursive: true }));

  it('is made with its parents, and may exist', () => {
    const directory = join(root, 'a', 'b');
    makeDirectory(directory);
    makeDirectory(directory);
    expect(statSync(directory).isDirectory()).toBe(true);
  });

  it.each(['file', 'file/below'])('is refused in one sentence where a file is in the way: %s', (path) => {
    const refusal = /cannot be used as the data directory \(.+\): choose another with --data DIR$/;
    expect(() => makeDirectory(join(root, path))).toThrow(refusal);
  });
});
