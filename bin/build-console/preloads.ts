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
 * What the document names: what the browser loads beside the first script, and, in a template, which files draw the console. When those
 * are loaded is up to the first script (`console/app/ahead.ts`). Unnamed, they would be found file by file.
 */
export function preloads({ outputs }: Metafile, { core, modules, fetched }: Ahead): string {
  const isFirst = (path: string) => /^main-/.test(basename(path));
  const later = [...modules, core];
  const isLater = (entry: string | undefined) => entry !== undefined && later.includes(resolve(entry));
  const paths = Object.keys(outputs);
  const first = withImports(paths.filter(isFirst), outputs);
  const all = withImports([...first, ...paths.filter((path) => isLater(outputs[path]?.entryPoint))], outputs);
  const links = (some: Iterable<string>) =>
    [...some]
      .filter((path) => !isFirst(path))
      .map((path) => `<link rel="modulepreload" href="/assets/${basename(path)}" />`);
  return [
    ...fetched.map((path) => `<link rel="preload" href="${path}" as="fetch" crossorigin />`),
    ...links(first),
    '<template id="ahead">',
    ...links([...all].filter((path) => !first.has(path))).map((link) => `  ${link}`),
    '</template>',
  ].join('\n    ');
}

/** Files, and all that they cannot run without. */
function withImports(paths: readonly string[], outputs: Metafile['outputs']): ReadonlySet<string> {
  const files = new Set(paths);
  // A set is walked through to its end, also what is added meanwhile.
  for (const path of files)
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') files.add(next);
  return files;
}
