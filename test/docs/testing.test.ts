import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const tests = (readdirSync(root, { recursive: true, encoding: 'utf8' }) as readonly string[]).filter((file) =>
  file.endsWith('.test.ts'),
);
const quick = tests.filter((file) => !file.endsWith('.long.test.ts'));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the tests that docs/testing.md describes', () => {
  it('are quick in test/e2e only where no machine is started, and for the main job', () => {
    const atOnce = quick.filter((file) => file.startsWith('e2e')).sort();
    expect(atOnce).toEqual([join('e2e', 'least-privilege', 'grants.test.ts'), join('e2e', 'main-job.test.ts')]);
  });

  it('are long in a browser', () => {
    const inBrowser = (file: string) => /describeInChromium\(|'playwright-core'/.test(textOf(file));
    expect(quick.filter((file) => file !== join('docs', 'testing.test.ts')).filter(inBrowser)).toEqual([]);
    expect(tests.filter(inBrowser).length).toBeGreaterThan(3);
  });

  it('are in folders that it names', () => {
    const document = readFileSync(join(root, '..', 'docs', 'testing.md'), 'utf8');
    const folders = new Set(tests.filter((file) => /[\\/]/.test(file)).map((file) => file.split(/[\\/]/)[0]));
    expect([...folders].filter((folder) => !document.includes(`test/${folder}`))).toEqual([]);
  });
});
