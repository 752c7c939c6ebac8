import path from 'node:path';
import { parse } from 'acorn';
import { type Bundle, bundle, type GateOptions } from './bundle';
import { dialectFaults } from './dialect';
import { loadHandler } from './load';
import { minify } from './minify';

/**
 * AWS's limit on a function's code.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions
 */
const CODE_BYTES = 10 * 1024;

/**
 * The part of it that the gate may use with the built-in page; the rest is for the operator's own page or function.
 */
export const GATE_BYTES = 9 * 1024;

const gateEntry = path.join(__dirname, '..', 'function', 'viewer-request.ts');
const announcementEntry = path.join(__dirname, '..', 'function', 'viewer-response.ts');

export interface BuildOptions extends GateOptions {
  /** A module that exports a function `handler` and nothing else; the gate itself when absent. */
  readonly entry?: string;
}

/** The function cannot be deployed; each fault says what is wrong and where. */
export class EdgeBuildError extends Error {
  override readonly name = 'EdgeBuildError';

  constructor(readonly faults: readonly string[]) {
    super(`The CloudFront Function cannot be shipped:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * The code of the CloudFront Function. The build checks that it parses, uses only what the engine supports, fits AWS's
 * size limit, and loads. CloudFront checks none of this when a function is published, and a faulty function answers 503
 * for the whole site.
 *
 * @throws EdgeBuildError
 */
export function buildViewerRequest({ entry = gateEntry, ...options }: BuildOptions = {}): string {
  const bundled = attempt(() => bundle(entry, options));
  refuseIf(faultsOf(bundled));
  const code = minify(bundled.code, bundled.handler);
  refuseIf(hasHandler(code) ? [] : [`${entry}: handler must be a function declaration`]);
  refuseIf(dialectFaults(code).map((fault) => `minified: ${fault.construct}`));
  const bytes = Buffer.byteLength(code);
  refuseIf(bytes > CODE_BYTES ? [`${entry}: ${bytes} bytes of code, and CloudFront takes ${CODE_BYTES}`] : []);
  const ours = entry === gateEntry && options.page === undefined;
  refuseIf(ours && bytes > GATE_BYTES ? [`the gate takes ${bytes} bytes of its ${GATE_BYTES}`] : []);
  attempt(() => loadHandler(code, { get: () => Promise.reject(new Error('nothing is stored')) }));
  return code;
}

/** The code of the function that announces windows on responses, under the same guard. @throws EdgeBuildError */
export function buildViewerResponse({ wildcards = false }: Pick<GateOptions, 'wildcards'> = {}): string {
  return buildViewerRequest({ entry: announcementEntry, wildcards });
}

function faultsOf({ code, origin }: Bundle): string[] {
  return dialectFaults(code).map((fault) => `${origin(fault.line, fault.column)}: ${fault.construct}`);
}

/** CloudFront finds the handler by its name. */
function hasHandler(code: string): boolean {
  const { body } = parse(code, { ecmaVersion: 2024, sourceType: 'module' });
  return body.some((statement) => statement.type === 'FunctionDeclaration' && statement.id?.name === 'handler');
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
