import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionName } from '../../../lambdas/functions/environment';

const root = join(__dirname, '..', '..', '..');

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  minify: true,
  // The SDK's ES modules shake better than its CommonJS: 336 instead of 535 KB.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Lambda gives a function its credentials in the environment. Every SDK client would also bring the rest of the default
 * chain (SSO, `assume-role`, web identity, container and instance metadata): 135 KB to compile at each cold start.
 */
const alias = { '@aws-sdk/credential-provider-node': './lambdas/aws/environment-credentials.ts' };

/** What a function loads by `require` when a request needs it; in the bundle it would be compiled at each cold start. */
const loadedLate = ['temporal-polyfill', '@aws-sdk/client-lambda'];

/** Documents that a function reads from its own folder when a request needs them. */
const documents: { readonly [F in FunctionName]?: readonly string[] } = { 'admin-api': ['docs/openapi.json'] };

/**
 * Builds `lambdas/functions/{name}.ts` into a folder: its code as `index.js`, and beside it what it reads late.
 *
 * @throws Error when it is missing or does not compile
 */
export function buildFunction(name: FunctionName, outputFolder: string): void {
  buildHandler(`lambdas/functions/${name}.ts`, outputFolder);
  for (const document of documents[name] ?? []) {
    const compact = JSON.stringify(JSON.parse(readFileSync(join(root, document), 'utf8')));
    writeFileSync(join(outputFolder, basename(document)), compact);
  }
}

/**
 * Builds any entry point the same way.
 *
 * @param entryPoint from the root of the project
 * @param replaced modules that are replaced by others
 */
export function buildHandler(entryPoint: string, outputFolder: string, replaced: BuildOptions['alias'] = alias): void {
  const { metafile } = buildSync({
    ...options,
    alias: replaced,
    entryPoints: [entryPoint],
    outfile: join(outputFolder, 'index.js'),
    external: loadedLate,
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  for (const library of loadedLate.filter((late) => imports.some(({ path }) => path === late))) {
    const outfile = join(outputFolder, 'node_modules', `${library}.js`);
    buildSync({ ...options, alias, entryPoints: [library], outfile });
  }
}
