import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Ahead } from './preloads';

/** What the core loads later, and what pages do: each is an entry for esbuild. A test fails where one is missing. */
const late =
  /console[\\/](pages[\\/].+|sign-in[\\/]sign-in-dialog|parts[\\/]refusals[\\/]refusal-text)\.tsx$|components[\\/]flashbar[\\/]index\.js$/;
const home = /[\\/]pages[\\/]home[\\/]/;

/**
 * Lets every page need the core, and the core the first script. esbuild puts modules into one file when the same entries need them: without
 * this, what the core shares with some of the pages is scattered over dozens of files, and what the first script shares with the core over
 * some, each of which is a request and a compression of its own. No page is loaded without the core, and nothing without the first script,
 * so nothing is loaded that was not.
 * @param script absolute path of the first script
 */
export const oneCore = (script: string, { core, modules }: Ahead): Plugin => ({
  name: 'one-core',
  setup(build) {
    build.onLoad({ filter: exactly([core, ...modules]) }, ({ path }) => needing(script, path));
    build.onLoad({ filter: late }, ({ path }) => (home.test(path) ? undefined : needing(core, path)));
  },
});

const exactly = (paths: readonly string[]): RegExp =>
  new RegExp(`^(${paths.map((path) => path.replace(/[^\w/-]/g, '\\$&')).join('|')})$`);

async function needing(module: string, path: string) {
  const contents = `import ${JSON.stringify(module)};\n${await readFile(path, 'utf8')}`;
  const loader = extname(path).slice(1);
  return { contents, loader: loader as 'js' | 'ts' | 'tsx' };
}
