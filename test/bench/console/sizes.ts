import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { bundle } from '../../../bin/build-console/bundle';
import { consoleBundle } from '../../../bin/build-console/console-files';

const root = join(__dirname, '..', '..', '..');
const source = join(root, 'console');
/** What a start loads besides the first script. */
const atStart = [
  'console/app/first-reads.ts',
  'console/app/view.tsx',
  'console/texts/en/index.ts',
  '/i18n/messages/all.en.js',
];
const firstLoadTarget = 1.3;
const pageTargetKilobytes = 80;

/**
 * Prints the compressed bytes of the console's first load and of its pages, beside an empty Cloudscape page.
 * @returns whether all are within their targets
 */
export async function sizes(): Promise<boolean> {
  let isMet = true;
  const folder = await mkdtemp(join(tmpdir(), 'bench-console-'));
  try {
    const common = { style: join(source, 'style.css'), document: join(source, 'index.html') };
    const empty = await bundle({ ...common, script: join(source, 'bench', 'empty.tsx') }, join(folder, 'empty'));
    const own = await bundle(consoleBundle, join(folder, 'own'));
    const emptyBytes = await bytesOf(filesFrom(empty, [entryOf(empty)]));
    const first = filesFrom(own, [entryOf(own), ...chunksOf(own, atStart)]);
    const firstBytes = await bytesOf(first);
    const ratio = firstBytes / emptyBytes;
    print('empty Cloudscape page', emptyBytes, '');
    print('first load with Home', firstBytes, `${ratio.toFixed(3)} times (target ${firstLoadTarget})`);
    if (ratio > firstLoadTarget) isMet = false;
    for (const page of chunksOf(own, ['console/pages/']).filter((chunk) => !first.has(chunk))) {
      const more = new Set([...filesFrom(own, [page])].filter((file) => !first.has(file)));
      const bytes = await bytesOf(more);
      print(own.outputs[page]?.entryPoint ?? page, bytes, `target ${pageTargetKilobytes} KB`);
      if (bytes > pageTargetKilobytes * 1000) isMet = false;
    }
    return isMet;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function print(what: string, bytes: number, note: string): void {
  console.log(`${what.padEnd(44)} ${(bytes / 1000).toFixed(1).padStart(8)} KB  ${note}`);
}

const entryOf = ({ outputs }: Metafile): string =>
  Object.keys(outputs).find((path) => /^main-.+\.js$/.test(basename(path))) ?? '';

/** The files of modules that are imported dynamically. */
const chunksOf = ({ outputs }: Metafile, modules: readonly string[]): string[] =>
  Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint !== undefined && modules.some((module) => entryPoint.includes(module)) ? [path] : [],
  );

/** A file with all that it cannot run without. */
function filesFrom({ outputs }: Metafile, starts: readonly string[]): Set<string> {
  const files = new Set<string>();
  const add = (path: string) => {
    if (files.has(path)) return;
    files.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') add(next);
  };
  for (const start of starts) add(start);
  return files;
}

async function bytesOf(files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(resolve(file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
