import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../e2e/machine/attempt';

const root = mkdtempSync(join(tmpdir(), 'start-'));
beforeAll(() => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere', 'x'), join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** One sentence, and not the trace of a program that fell over. */
const sentence = (words: RegExp) => ({ code: 1, complaint: expect.stringMatching(words) });

/** Some at once: each is a process that takes half a second. */
const attempts = (paths: readonly string[]) =>
  Promise.all(paths.map(async (data) => ({ data, ...(await attempt(['--data', data])) })));

describe('a start that cannot succeed', () => {
  it('ends in a sentence when something is in the way of --data', async () => {
    const paths = ['file', 'file/below', 'file/far/below', 'dangling', 'dangling/below', 'loop', 'loop/below'];
    const words = /^\S+ cannot be used as the data directory \([^\n]+\): choose another with --data DIR$/;
    const expected = paths.map((path) => ({ data: join(root, path), ...sentence(words) }));

    expect(await attempts(paths.map((path) => join(root, path)))).toEqual(expected);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('ends in a sentence when --data is where nothing can be made', async () => {
    const paths = ['/proc/quiesce', '/proc/a/b', '/sys/quiesce', '/dev/null', '/dev/null/below'];
    const expected = paths.map((data) => ({ data, ...sentence(/cannot be used as the data directory/) }));

    expect(await attempts(paths)).toEqual(expected);
  });

  it.each([
    ['an unknown option', ['--prot', '1'], /^Unknown option '--prot'/],
    ['a port beyond all ports', ['--port', '70000'], /^--port must be a whole number from 0 to 65529, not 70000$/],
  ])('ends in a sentence on %s, and makes no directory', async (_, args, words) => {
    const data = join(root, 'data');
    expect(await attempt(['--data', data, ...args])).toEqual(sentence(words));
    expect(existsSync(data)).toBe(false);
  });
});
