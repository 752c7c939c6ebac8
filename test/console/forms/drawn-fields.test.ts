import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const directory = mkdtempSync(join(tmpdir(), 'drawn-fields-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The components are ES modules that import style sheets: bundled, they run anywhere. */
async function bundled(): Promise<typeof import('./drawn-fields')> {
  const outfile = join(directory, 'drawn-fields.cjs');
  await build({
    entryPoints: [join(__dirname, 'drawn-fields.tsx')],
    outfile,
    bundle: true,
    platform: 'node',
    jsx: 'automatic',
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"', 'window.matchMedia': 'matchMedia' },
    banner: { js: 'const matchMedia = () => ({ matches: false });' },
    logLevel: 'error',
  });
  return require(outfile);
}

it('every field that the API can refuse is drawn by its form, so that nobody sends it again and again and sees nothing', async () => {
  const { hiddenFields } = await bundled();
  const hidden = await hiddenFields();
  expect(hidden).toEqual(Object.fromEntries(Object.keys(hidden).map((form) => [form, []])));
  expect(Object.keys(hidden).length).toBeGreaterThan(5);
});
