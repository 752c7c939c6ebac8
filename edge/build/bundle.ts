import { SourceMap } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { placeholders } from '../function/page';

/** What the engine supports beyond ES5, so that esbuild keeps it; everything else is converted to ES5 or refused. */
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

/** Put in front of the bundle, so that the modules can be tested without CloudFront's modules. */
const declareEngine = 'import cloudfront from "cloudfront";var store=cloudfront.kvs();';

/**
 * What esbuild writes at the end of a module whose only export is `handler`; the name differs if there would be two.
 */
const exportOfHandler = /\nexport \{\n {2}(?:(\w+) as )?handler\n\};\n$/;

/**
 * Settings of a gate. They are compiled into the code, so that no request spends time on what its gate does not do.
 */
export interface GateOptions {
  /** Looks `*.parent` up for hostnames the store does not know. */
  readonly wildcards?: boolean;
  /** A page of the operator's own: texts, and between them positions in the placeholders of `edge/function/page.ts`. */
  readonly page?: readonly string[];
}

export interface Bundle {
  readonly code: string;
  /** The name of the function `handler` in the code. */
  readonly handler: string;
  /** The source file and line of a place in the code; `line` from 1, `column` from 0. */
  origin(line: number, column: number): string;
}

/** Its words come in the visitor's language where it says which that is. */
const isTranslated = (page: readonly string[]): boolean =>
  page.some((part, index) => index % 2 === 1 && placeholders[Number(part)] === 'attributes');

/**
 * The module and all its imports as one script. CloudFront requires a function named `handler` and refuses exports, so
 * the export, which is esbuild's last statement, is removed.
 *
 * @throws Error with esbuild's message and position, or when the module exports anything but `handler`
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
    // Removes code that a gate does not need.
    minifySyntax: true,
    sourcemap: 'external',
    sourcesContent: false,
    target: 'es5',
    alias: { 'node:crypto': 'crypto' },
    external: ['crypto'],
    banner: { js: declareEngine },
    define: {
      'Number.parseFloat': 'parseFloat',
      'Number.parseInt': 'parseInt',
      WILDCARDS: String(wildcards),
      CUSTOM: String(page !== undefined),
      TRANSLATED: String(!page || isTranslated(page)),
      CUSTOM_PAGE: JSON.stringify(page ?? []),
    },
    supported: Object.fromEntries(supported.map((feature) => [feature, true])),
    logLevel: 'silent',
  });
  const text = (suffix: string) => outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  const map = new SourceMap(JSON.parse(text('.js.map')));
  const module = text('.js');
  const exported = exportOfHandler.exec(module);
  if (!exported) throw new Error('the entry must export a function handler and nothing else');
  return {
    handler: exported[1] ?? 'handler',
    code: module.replace(exportOfHandler, '\n'),
    origin(line, column) {
      const found = map.findEntry(line - 1, column);
      return 'originalSource' in found ? `${found.originalSource}:${found.originalLine + 1}` : `line ${line}`;
    },
  };
}
