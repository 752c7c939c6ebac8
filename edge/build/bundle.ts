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

/** Stands in front of the bundle, so that the modules can be tested without CloudFront's. */
const declareEngine = 'import cloudfront from "cloudfront";var store=cloudfront.kvs();';

/** What differs from gate to gate; it becomes part of the code, so that no request pays for what its gate does not do. */
export interface GateOptions {
  /** Looks `*.parent` up for hostnames the store does not know. */
  readonly wildcards?: boolean;
  /** A page of the operator's own: texts, and between them the numbers of the values `edge/function/page.ts` has for them. */
  readonly page?: readonly (string | number)[];
}

/** Properties of our own, which CloudFront never sees: one letter each, as the code is limited in size. */
const ours = /^(clock|detail|event|key|language|row|schedule)$/;

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
export function bundle(entry: string, { wildcards = false, page }: GateOptions = {}): Bundle {
  const root = path.join(__dirname, '..', '..');
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    absWorkingDir: root,
    outfile: path.join(root, 'viewer-request.js'),
    write: false,
    bundle: true,
    format: 'esm',
    minify: true,
    mangleProps: ours,
    sourcemap: 'external',
    sourcesContent: false,
    target: 'es5',
    alias: { 'node:crypto': 'crypto' },
    external: ['crypto'],
    banner: { js: declareEngine },
    define: {
      'Number.parseInt': 'parseInt',
      WILDCARDS: String(wildcards),
      CUSTOM: String(page !== undefined),
      CUSTOM_PAGE: JSON.stringify(page ?? []),
    },
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
