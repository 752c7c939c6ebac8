import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const tests = (readdirSync(root, { recursive: true, encoding: 'utf8' }) as readonly string[]).filter((file) =>
  file.endsWith('.test.ts'),
);
const quick = tests.filter((file) => !/\.(long|alone)\.test\.ts$/.test(file));
const textOf = (file: string) => (join(root, file) === __filename ? '' : readFileSync(join(root, file), 'utf8'));

describe('the tests that docs/testing.md describes', () => {
  it('are long on a whole machine, but for the main job', () => {
    const onMachine = (file: string) => textOf(file).includes('await Stage.open(');
    expect(quick.filter(onMachine)).toEqual([join('e2e', 'main-job.test.ts')]);
    expect(tests.filter(onMachine).length).toBeGreaterThan(10);
  });

  it('are long in a browser', () => {
    const inBrowser = (file: string) => textOf(file).includes("from 'playwright-core'");
    expect(quick.filter(inBrowser)).toEqual([]);
    expect(tests.filter(inBrowser).length).toBeGreaterThan(2);
  });

  it('are in folders that it names', () => {
    const document = readFileSync(join(root, '..', 'docs', 'testing.md'), 'utf8');
    const folders = new Set(tests.filter((file) => /[\\/]/.test(file)).map((file) => file.split(/[\\/]/)[0]));
    expect([...folders].filter((folder) => !document.includes(`test/${folder}`))).toEqual([]);
  });
});
