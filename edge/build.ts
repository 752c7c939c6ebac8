import { SourceMap } from 'node:module';
import path from 'node:path';
import { type ExportNamedDeclaration, type Program, parse } from 'acorn';
import { buildSync } from 'esbuild';
import { dialectFaults } from './dialect';
import { loadHandler } from './load';

/**
 * AWS's limit on a function's code.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions
 */
const CODE_BYTES = 10 * 1024;

/** The function cannot be shipped; each fault says where and what. */
export class EdgeBuildError extends Error {
  override readonly name = 'EdgeBuildError';

  constructor(readonly faults: readonly string[]) {
    super(`The CloudFront Function cannot be shipped:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * The code of the CloudFront Function, proven to parse, to stay within the engine's dialect and AWS's size, and to load.
 * CloudFront checks none of this when a function is published, and then answers 503 for the whole site.
 *
 * @param entry a module that exports `handler`
 * @throws EdgeBuildError
 */
export function buildViewerRequest(entry: string = path.join(__dirname, 'viewer-request.ts')): string {
  const { code, map } = bundle(entry);
  const module = parse(code, { ecmaVersion: 2024, sourceType: 'module' });
  const exported = onlyExport(module);
  const script = code.slice(0, exported.start) + code.slice(exported.end);
  refuseIf(dialectFaults(script).map((fault) => `${origin(map, fault.line, fault.column)}: ${fault.construct}`));
  const named = nameHandler(module, exported, script);
  const bytes = Buffer.byteLength(named);
  refuseIf(bytes > CODE_BYTES ? [`${entry}: ${bytes} bytes of code, and CloudFront takes ${CODE_BYTES}`] : []);
  loadHandler(named, { get: () => Promise.reject(new Error('nothing is stored')) });
  return named;
}

/** Lowers what esbuild can lower to the engine's dialect; `supported` lists what the engine has beyond ES5. */
function bundle(entry: string): { code: string; map: SourceMap } {
  const features = ['const-and-let', 'async-await', 'template-literal', 'arrow', 'rest-argument', 'exponent-operator'];
  const more = ['regexp-named-capture-groups', 'object-extensions'];
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    absWorkingDir: path.dirname(__dirname),
    outfile: path.join(path.dirname(__dirname), 'viewer-request.js'),
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    sourcemap: 'external',
    target: 'es5',
    external: ['cloudfront'],
    supported: Object.fromEntries([...features, ...more].map((feature) => [feature, true])),
    logLevel: 'silent',
  });
  const text = (suffix: string) => outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  return { code: text('.js').trimEnd(), map: new SourceMap(JSON.parse(text('.js.map'))) };
}

function onlyExport(module: Program): ExportNamedDeclaration {
  const exports = module.body.filter((statement) => statement.type.startsWith('Export'));
  const [only] = exports;
  const name = only?.type === 'ExportNamedDeclaration' && only.specifiers.length === 1 && only.specifiers[0]?.exported;
  if (exports.length === 1 && only?.type === 'ExportNamedDeclaration' && name && 'name' in name) {
    if (name.name === 'handler') return only;
  }
  throw new EdgeBuildError(['the entry must export exactly one name, handler']);
}

/** CloudFront finds the handler by its name, which minifying has changed; nothing else in the bundle refers to it. */
function nameHandler(module: Program, exported: ExportNamedDeclaration, script: string): string {
  const local = exported.specifiers[0]?.local;
  for (const statement of module.body) {
    if (statement.type !== 'FunctionDeclaration' || !local || !('name' in local)) continue;
    const { id } = statement;
    if (id?.name === local.name) return `${script.slice(0, id.start)}handler${script.slice(id.end)}`;
  }
  throw new EdgeBuildError(['handler must be a function declaration']);
}

function origin(map: SourceMap, line: number, column: number): string {
  const entry = map.findEntry(line - 1, column);
  return 'originalSource' in entry ? `${entry.originalSource}:${entry.originalLine + 1}` : `line ${line}`;
}

function refuseIf(faults: readonly string[]): void {
  if (faults.length > 0) throw new EdgeBuildError(faults);
}
