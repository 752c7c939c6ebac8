import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** What React is, for a browser: scripts that know nothing of `import`. */
const scripts: Readonly<Record<string, string>> = {
  react: 'react.production.js',
  'react/jsx-runtime': 'react-jsx-runtime.production.js',
  'react-dom': 'react-dom.production.js',
  'react-dom/client': 'react-dom-client.production.js',
  scheduler: 'scheduler.production.js',
};

const scriptOf = (name: string): string => {
  const [folder = name] = name.split('/');
  return join(dirname(require.resolve(`${folder}/package.json`)), 'cjs', scripts[name] ?? '');
};

/**
 * Makes a module of React once, instead of in each of the hundreds of modules that import it: esbuild copies all that a script exports for
 * each of them, and a browser waits for it at each start. What only one module imports becomes that module as it is, so a browser
 * compiles it with the others beside the page, and not a second time when it is run.
 */
export const reactModules: Plugin = {
  name: 'react-modules',
  setup(build) {
    const filter = new RegExp(`^(${Object.keys(scripts).join('|')})$`);
    build.onResolve({ filter }, ({ path, kind }) =>
      kind === 'require-call' ? { path: scriptOf(path) } : { path, namespace: 'react' },
    );
    build.onLoad({ filter: /.*/, namespace: 'react' }, async ({ path }) => {
      const text = await readFile(scriptOf(path), 'utf8');
      const names = new Set([...text.matchAll(/\bexports\.(\w+) =/g)].map(([, name]) => name));
      const exported = `export default exports;\nexport const { ${[...names].join(', ')} } = exports;`;
      const contents = `${path === 'react-dom/client' ? asModule(text) : imported(path)}\n${exported}`;
      return { contents, resolveDir: dirname(scriptOf(path)) };
    });
  },
};

const imported = (name: string, as = 'exports') => `import ${as} from ${JSON.stringify(scriptOf(name))};`;

function asModule(text: string): string {
  const needed = Object.keys(scripts).filter((name) => text.includes(`require("${name}")`));
  const imports = needed.map((name, index) => imported(name, `needed${index}`));
  const body = needed.reduce(
    (changed, name, index) => changed.replaceAll(`require("${name}")`, `needed${index}`),
    text,
  );
  return `${imports.join('\n')}\nconst exports = {};\n${body}`;
}
