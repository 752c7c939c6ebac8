import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { reactModules } from '../../bin/build-console/react-modules';

const root = join(__dirname, '..', '..');

/** What a module has of React, and what a script that requires it has. */
async function bundled(): Promise<Record<string, Record<string, unknown>>> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * as react from 'react';
        export * as jsx from 'react/jsx-runtime';
        export * as dom from 'react-dom';
        export * as client from 'react-dom/client';
        import required from 'a-script';
        export { required };`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    logLevel: 'error',
    plugins: [
      reactModules,
      {
        name: 'a-script',
        setup(on) {
          on.onResolve({ filter: /^a-script$/ }, ({ path }) => ({ path, namespace: 'a-script' }));
          on.onLoad({ filter: /.*/, namespace: 'a-script' }, () => ({
            contents: "module.exports = { react: require('react'), dom: require('react-dom') };",
            resolveDir: root,
          }));
        },
      },
    ],
  });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  return module.exports;
}

/** The names that the package itself has, where it is for production. */
function namesOf(script: string): string[] {
  const [folder = ''] = script.split('/');
  return Object.keys(
    require(join(dirname(require.resolve(`${folder}/package.json`)), 'cjs', script.slice(folder.length + 1))),
  );
}

describe('React as modules', () => {
  it.each([
    ['react', 'react/react.production.js'],
    ['jsx', 'react/react-jsx-runtime.production.js'],
    ['dom', 'react-dom/react-dom.production.js'],
    ['client', 'react-dom/react-dom-client.production.js'],
  ])('exports all that it has: %s', async (name, script) => {
    const exported = (await bundled())[name] ?? {};
    expect(new Set(Object.keys(exported))).toEqual(new Set([...namesOf(script), 'default']));
    for (const [key, value] of Object.entries(exported)) if (key !== 'default') expect(value).toBeDefined();
  });

  it('is the same for modules and for scripts that require it', async () => {
    const { react, dom, required } = await bundled();
    expect(required?.react).toBe(react?.default);
    expect(required?.dom).toBe(dom?.default);
  });
});
