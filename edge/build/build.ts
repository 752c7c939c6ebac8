import path from 'node:path';
import { type Program, parse } from 'acorn';
import { type Bundle, bundle, type GateOptions } from './bundle';
import { dialectFaults } from './dialect';
import { loadHandler } from './load';
import { minify } from './minify';

/**
 * AWS's limit on a function's code.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions
 */
const CODE_BYTES = 10 * 1024;

const gateEntry = path.join(__dirname, '..', 'function', 'viewer-request.ts');
const announcementEntry = path.join(__dirname, '..', 'function', 'viewer-response.ts');

export interface BuildOptions extends GateOptions {
  /** A module that exports a function `handler` and nothing else; the gate itself when absent. */
  readonly entry?: string;
}

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
 * @throws EdgeBuildError
 */
export function buildViewerRequest({ entry = gateEntry, ...options }: BuildOptions = {}): string {
  const bundled = attempt(() => bundle(entry, options));
  const { start, end, local } = exportOf(bundled.code);
  const script = bundled.code.slice(0, start) + bundled.code.slice(end);
  refuseIf(faultsOf(bundled, script));
  const code = minify(nameHandler(script, local));
  refuseIf(dialectFaults(code).map((fault) => `minified: ${fault.construct}`));
  const bytes = Buffer.byteLength(code);
  refuseIf(bytes > CODE_BYTES ? [`${entry}: ${bytes} bytes of code, and CloudFront takes ${CODE_BYTES}`] : []);
  attempt(() => loadHandler(code, { get: () => Promise.reject(new Error('nothing is stored')) }));
  return code;
}

/** The code of the function that announces windows on responses, under the same guard. @throws EdgeBuildError */
export function buildViewerResponse({ wildcards = false }: Pick<GateOptions, 'wildcards'> = {}): string {
  return buildViewerRequest({ entry: announcementEntry, wildcards });
}

/** The export stands last, so places before it are still those of the source map. */
function faultsOf(bundled: Bundle, script: string): string[] {
  return dialectFaults(script).map((fault) => `${bundled.origin(fault.line, fault.column)}: ${fault.construct}`);
}

function exportOf(code: string): { start: number; end: number; local: string } {
  const exported = program(code).body.filter((statement) => statement.type.startsWith('Export'));
  const [only] = exported;
  if (exported.length === 1 && only?.type === 'ExportNamedDeclaration' && only.specifiers.length === 1) {
    const { start, end } = only;
    const [specifier] = only.specifiers;
    if (specifier?.exported.type === 'Identifier' && specifier.exported.name === 'handler') {
      return { start, end, local: specifier.local.type === 'Identifier' ? specifier.local.name : '' };
    }
  }
  throw new EdgeBuildError(['the entry must export handler and nothing else']);
}

/** CloudFront finds the handler by its name, which minifying has changed; nothing in the bundle calls it. */
function nameHandler(script: string, local: string): string {
  for (const statement of program(script).body) {
    if (statement.type !== 'FunctionDeclaration' || statement.id?.name !== local) continue;
    return `${script.slice(0, statement.id.start)}handler${script.slice(statement.id.end)}`;
  }
  throw new EdgeBuildError(['handler must be a function declaration']);
}

function program(code: string): Program {
  return parse(code, { ecmaVersion: 2024, sourceType: 'module' });
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    throw new EdgeBuildError([thrown instanceof Error ? thrown.message : String(thrown)]);
  }
}

function refuseIf(faults: readonly string[]): void {
  if (faults.length > 0) throw new EdgeBuildError(faults);
}
