import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** What the core loads later, and what pages do: each is an entry for esbuild. A test fails where one is missing. */
const late =
  /console[\\/](pages[\\/].+|sign-in[\\/]sign-in-dialog|parts[\\/]refusals[\\/]refusal-text)\.tsx$|components[\\/]flashbar[\\/]index\.js$/;
const home = /[\\/]pages[\\/]home[\\/]/;

/**
 * Lets every page need the core. esbuild puts modules into one file when the same entries need them: without this, what the core
 * shares with some of the pages is scattered over dozens of files, each of which is a request and a compression of its own. No page
 * is loaded without the core, so nothing is loaded that was not.
 * @param core absolute path of its module
 */
export const oneCore = (core: string): Plugin => ({
  name: 'one-core',
  setup(build) {
    build.onLoad({ filter: late }, async ({ path }) => {
      if (home.test(path)) return undefined;
      const contents = `import ${JSON.stringify(core)};\n${await readFile(path, 'utf8')}`;
      return { contents, loader: path.endsWith('.tsx') ? 'tsx' : 'js' };
    });
  },
});
