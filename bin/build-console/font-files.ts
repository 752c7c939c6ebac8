import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const inlineFont = /url\(\s*['"]?data:font\/(woff2?)[^,]*;base64,([A-Za-z0-9+/=]+)['"]?\s*\)/g;

/**
 * Fonts inside a stylesheet become files: a browser then loads only those that it needs, and the Content-Security-Policy
 * does not have to allow data as fonts.
 */
export const fontFiles: Plugin = {
  name: 'font-files',
  setup(build) {
    const fonts = new Map<string, string>();
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      loader: 'css',
      contents: (await readFile(path, 'utf8')).replace(inlineFont, (_, kind: string, base64: string) => {
        const name = `font-${fonts.size + 1}.${kind}`;
        fonts.set(name, base64);
        return `url(inline-font:${name})`;
      }),
    }));
    build.onResolve({ filter: /^inline-font:/ }, ({ path }) => ({
      path: path.slice('inline-font:'.length),
      namespace: 'inline-font',
    }));
    build.onLoad({ filter: /.*/, namespace: 'inline-font' }, ({ path }) => ({
      loader: 'file',
      contents: Buffer.from(fonts.get(path) ?? '', 'base64'),
    }));
  },
};
