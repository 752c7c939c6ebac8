import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendToLog } from '../../../../local/aws/process/append-to-log';

describe('a log', () => {
  const directory = mkdtempSync(join(tmpdir(), 'log-'));
  const file = join(directory, 'f.log');
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  afterAll(() => rmSync(directory, { recursive: true }));

  it('begins anew when it is full, and keeps one full one', () => {
    for (const text of ['one\n', 'two\n', 'three\n', 'é\n', 'four\n']) appendToLog(file, text, 9);
    expect(readdirSync(directory).sort()).toEqual(['f.log', 'f.log.1']);
    expect([read('f.log.1'), read('f.log')]).toEqual(['three\né\n', 'four\n']);
  });

  it('takes a text that is longer than it may be', () => {
    rmSync(file);
    appendToLog(file, 'far too long\n', 9);
    expect(read('f.log')).toBe('far too long\n');
  });
});
