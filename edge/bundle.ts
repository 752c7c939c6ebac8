import { SourceMap } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** What the engine has beyond ES5, so that esbuild leaves it as it is; the rest it lowers or refuses. */
const supported = [
  'arrow',
  'async-await',
  'const-and-let',
  'exponent-operator',
  'object-extensions',
  'regexp-named-capture-groups',
  'rest-argument',
  'template-literal',
];

/** Stands in front of the bundle, so that the module can be tested without CloudFront's. */
const declareStore = 'import cloudfront from "cloudfront";const store=cloudfront.kvs();';

export interface Bundle {
  readonly code: string;
  /** The source file and line of a place in the code; `line` from 1, `column` from 0. */
  origin(line: number, column: number): string;
}

/**
 * The module and all it imports as one minified ES module.
 *
 * @throws Error with esbuild's own words and places
 */
export function bundle(entry: string): Bundle {
  const root = path.dirname(__dirname);
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile: path.join(root, 'viewer-request.js'),
    write: false,
    bundle: true,
    format: 'esm',
    minify: true,
    sourcemap: 'external',
    sourcesContent: false,
    target: 'es5',
    banner: { js: declareStore },
    supported: Object.fromEntries(supported.map((feature) => [feature, true])),
    logLevel: 'silent',
  });
  const text = (suffix: string) => outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  const map = new SourceMap(JSON.parse(text('.js.map')));
  return {
    code: text('.js').trimEnd(),
    origin(line, column) {
      const found = map.findEntry(line - 1, column);
      return 'originalSource' in found ? `${found.originalSource}:${found.originalLine + 1}` : `line ${line}`;
    },
  };
}
