import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';

const adopting = 'component-styles:adopt';

/** A sheet that a script makes is no inline style, so the strict Content-Security-Policy allows it. */
const adopt = `export const adopt = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
};`;

/**
 * A stylesheet that a script imports becomes part of that script. esbuild splits scripts by page, but not the
 * stylesheets behind them: each page would bring those of every component that it shares with the others again.
 */
export const componentStyles: Plugin = {
  name: 'component-styles',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${adopting}$`) }, ({ path }) => ({ path, namespace: adopting }));
    build.onLoad({ filter: /.*/, namespace: adopting }, () => ({ contents: adopt }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: `import { adopt } from '${adopting}';\nadopt(${JSON.stringify(code.trim())});` };
    });
  },
};
