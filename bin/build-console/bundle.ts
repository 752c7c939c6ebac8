import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { componentStyles } from './component-styles';
import { fontFiles } from './font-files';
import { oneCore } from './one-core';
import { type Ahead, preloads } from './preloads';
import { reactModules } from './react-modules';

const common = {
  bundle: true,
  format: 'esm',
  minify: true,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  // The preview of the maintenance page contains the page of the edge, without an operator's own one.
  define: { 'process.env.NODE_ENV': '"production"', CUSTOM: 'false', TRANSLATED: 'true', CUSTOM_PAGE: '[]' },
} satisfies BuildOptions;

/** What a page in the browser is made from. */
export interface Bundle {
  /** Absolute path of the first script. */
  readonly script: string;
  /** Absolute path of the stylesheet of all pages, which the document links to. */
  readonly style: string;
  /** Absolute path of the document; {script}, {style} and {preloads} in it become the names of the files. */
  readonly document: string;
  /** What every start needs besides the first script; nothing when left out. */
  readonly ahead?: Ahead;
}

/**
 * Bundles a single-page app into a folder: `index.html`, and under `assets/` files whose names change with what is in
 * them. A script that is imported dynamically becomes a file of its own.
 */
export async function bundle({ script, style, document, ahead }: Bundle, folder: string): Promise<Metafile> {
  const assets = join(folder, 'assets');
  await rm(folder, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });
  const [scripts, styles] = await Promise.all([
    build({
      ...common,
      entryPoints: { main: script },
      outdir: assets,
      splitting: true,
      jsx: 'automatic',
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      plugins: [componentStyles, ...(ahead ? [oneCore(script, ahead), reactModules] : [])],
    }),
    build({
      ...common,
      entryPoints: { style },
      outdir: assets,
      entryNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      plugins: [fontFiles],
    }),
  ]);
  const names = { script: entryOf(scripts.metafile, '.js'), style: entryOf(styles.metafile, '.css') };
  const html = (await readFile(document, 'utf8'))
    .replaceAll('{script}', `/assets/${names.script}`)
    .replaceAll('{style}', `/assets/${names.style}`)
    .replaceAll('{preloads}', ahead ? preloads(scripts.metafile, ahead) : '');
  await writeFile(join(folder, 'index.html'), html);
  return scripts.metafile;
}

function entryOf({ outputs }: Metafile, extension: string): string {
  const entries = Object.keys(outputs).filter(
    (path) => path.endsWith(extension) && /^(main|style)-/.test(basename(path)),
  );
  const [first, ...others] = entries;
  if (first === undefined || others.length > 0) throw new Error(`Not one entry among ${entries.join(', ')}`);
  return basename(first);
}
