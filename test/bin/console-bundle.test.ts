import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundle } from '../../bin/build-console/bundle';
import { consoleBundle } from '../../bin/build-console/console-files';

describe('the files of the console', () => {
  let folder: string;
  let outputs: Metafile['outputs'];
  let document: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-bundle-'));
    ({ outputs } = await bundle(consoleBundle, folder));
    document = await readFile(join(folder, 'index.html'), 'utf8');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The file of a module that is loaded dynamically, and all that it cannot run without. */
  const filesOf = (module: string): ReadonlySet<string> => {
    const found = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === module);
    const files = new Set(found);
    for (const path of files)
      for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') files.add(next);
    return files;
  };
  const holding = (module: string): string | undefined =>
    Object.keys(outputs).find((path) => Object.keys(outputs[path]?.inputs ?? {}).includes(module));
  const core = () => holding('console/app/shell.tsx') ?? '';

  it('have what is around every page, and Home, in one', () => {
    expect(core()).not.toBe('');
    expect(holding('console/pages/home/page.tsx')).toBe(core());
    const shared = [...filesOf('console/app/view.tsx')].filter((path) => (outputs[path]?.bytes ?? 0) > 200_000);
    expect(shared).toEqual([core()]);
  });

  it('let whoever has to sign in leave without it', () => {
    expect(filesOf('console/main.ts')).not.toContain(core());
    expect(filesOf('console/app/first-reads.ts')).not.toContain(core());
  });

  const linkedIn = (html: string) =>
    new Set([...html.matchAll(/modulepreload" href="\/assets\/([^"]+)"/g)].map(([, name]) => name));
  const needed = (...modules: readonly string[]) => {
    const names = modules.flatMap((module) => [...filesOf(module)]).map((path) => basename(path));
    return new Set(names.filter((name) => !name.startsWith('main-')));
  };
  const template = /<template id="ahead">([\s\S]*)<\/template>/;

  it('are named in the document as far as every start needs them, and no others', () => {
    const starts = ['console/main.ts', 'console/app/first-reads.ts', 'console/app/view.tsx'];
    expect(linkedIn(document)).toEqual(needed(...starts));
    expect(linkedIn(document).size).toBeLessThan(15);
    expect(document).toContain('<link rel="preload" href="/config.json" as="fetch" crossorigin />');
  });

  it('are loaded by the document as far as leaving needs them; the first script decides about the others', () => {
    const first = linkedIn(document.replace(template, ''));
    expect(first).toEqual(needed('console/main.ts'));
    expect(first.size).toBeLessThan(3);
    const [, ahead = ''] = template.exec(document) ?? [];
    expect(linkedIn(ahead)).toContain(basename(core()));
  });
});
