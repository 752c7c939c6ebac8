import { basename, resolve } from 'node:path';
import type { Metafile } from 'esbuild';

/** What every start needs besides the first script. */
export interface Ahead {
  /** Absolute path of the module that all pages need, and that the first script imports dynamically. */
  readonly core: string;
  /** Absolute paths of others that it imports dynamically. */
  readonly modules: readonly string[];
  /** What it fetches. */
  readonly fetched: readonly string[];
}

/**
 * What the document names: what the browser fetches beside the first script, and, in a template, which files draw the console. When those
 * are loaded is up to the first script (`console/app/ahead.ts`). Unnamed, they would be found file by file.
 */
export function preloads({ outputs }: Metafile, { core, modules, fetched }: Ahead): string {
  const isFirst = (path: string) => /^main-/.test(basename(path));
  const needed = [...modules, core];
  const isNeeded = (entry: string | undefined) => entry !== undefined && needed.includes(resolve(entry));
  const files = new Set(Object.keys(outputs).filter((path) => isFirst(path) || isNeeded(outputs[path]?.entryPoint)));
  // A set is walked through to its end, also what is added meanwhile.
  for (const path of files)
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') files.add(next);
  const scripts = [...files].filter((path) => !isFirst(path)).map((path) => `/assets/${basename(path)}`);
  return [
    ...fetched.map((path) => `<link rel="preload" href="${path}" as="fetch" crossorigin />`),
    '<template id="ahead">',
    ...scripts.map((path) => `  <link rel="modulepreload" href="${path}" />`),
    '</template>',
  ].join('\n    ');
}
