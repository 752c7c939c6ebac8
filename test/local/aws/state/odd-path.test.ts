import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..', '..');
const packages = [
  '@harperfast',
  'lmdb',
  '@lmdb',
  'msgpackr',
  'ordered-binary',
  'weak-lru-cache',
  'node-gyp-build-optional-packages',
  'detect-libc',
];

/** A checkout whose path means something else in a URL. */
describe('a checkout path with #, % and a blank', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'we#ird %41 '));
  afterAll(() => rmSync(checkout, { recursive: true }));

  it('holds a state that opens', () => {
    for (const name of packages)
      cpSync(join(root, 'node_modules', name), join(checkout, 'node_modules', name), { recursive: true });
    cpSync(join(root, 'local', 'aws'), join(checkout, 'local', 'aws'), { recursive: true });
    const script = join(checkout, 'open.ts');
    writeFileSync(
      script,
      `import { loadState } from './local/aws/state/lmdb-state';
       const run = async () => {
         const state = await loadState(__dirname, (error) => { throw error; });
         state.map('m').put('k', 1);
         await state.close();
         const again = await loadState(__dirname, (error) => { throw error; });
         console.log(again.map('m').get('k'));
         await again.close();
       };
       void run();`,
    );

    expect(execFileSync(process.execPath, ['--import', 'tsx', script], { cwd: root, encoding: 'utf8' })).toBe('1\n');
  });
});
