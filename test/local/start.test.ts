import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../e2e/machine/attempt';

const root = mkdtempSync(join(tmpdir(), 'start-'));
beforeAll(() => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere', 'x'), join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
  writeFileSync(join(root, 'wrong.json'), '{"sites": 3}');
});
afterAll(() => rmSync(root, { recursive: true }));

/** One sentence, and not the trace of a program that fell over. */
const sentence = (words: RegExp) => ({ code: 1, complaint: expect.stringMatching(words) });

describe('a start that cannot succeed', () => {
  it.each(['file', 'file/below', 'file/far/below', 'dangling', 'dangling/below', 'loop', 'loop/below'])(
    'ends in a sentence when --data is %s',
    async (path) => {
      expect(await attempt(['--data', join(root, path)])).toEqual(
        sentence(/^\S+ cannot be the data directory \([^\n]+\): choose another with --data DIR$/),
      );
    },
  );

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux.each(['/proc/quiesce', '/proc/a/b', '/sys/quiesce', '/dev/null', '/dev/null/below'])(
    'ends in a sentence when --data is %s, where nothing can be made',
    async (path) => {
      expect(await attempt(['--data', path])).toEqual(sentence(/cannot be the data directory/));
    },
  );

  it.each([
    ['an unknown option', ['--prot', '1'], /^Unknown option '--prot'/],
    ['a port beyond all ports', ['--port', '70000'], /^--port must be a whole number from 0 to 65529, not 70000$/],
    ['a configuration that is wrong', ['--config', join(root, 'wrong.json')], /wrong\.json: .*sites must be array/],
    ['a configuration that is not there', ['--config', join(root, 'none.json')], /none\.json cannot be read/],
  ])('ends in a sentence on %s, and touches nothing', async (_, args, words) => {
    const data = join(root, 'data');
    expect(await attempt(['--data', data, '--port', '0', ...args])).toEqual(sentence(words));
    expect(await attempt(['--data', data, '--port', '70000'])).toEqual(sentence(/70000/));
  });
});
