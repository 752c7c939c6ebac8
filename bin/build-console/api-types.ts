import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');

/** Where the types are kept that the console knows the API by. */
export const typesFile = join(root, 'console', 'api', 'schema.d.ts');

/**
 * Writes down docs/openapi.json as types. openapi-typescript needs the compiler of TypeScript 5 as a library, which
 * TypeScript 7 is not, so it is bundled with that one.
 */
export async function apiTypes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'api-types-'));
  try {
    const outfile = join(folder, 'generate.mjs');
    await build({
      stdin: {
        contents: "export { default as generate, astToString } from 'openapi-typescript';",
        resolveDir: root,
      },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      alias: { typescript: 'typescript-5' },
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; var require = requireFrom(import.meta.url), __filename = import.meta.filename ?? '/generate.mjs', __dirname = '/';",
      },
      logLevel: 'error',
    });
    const { generate, astToString } = await import(pathToFileURL(outfile).href);
    const document: unknown = JSON.parse(await readFile(join(root, 'docs', 'openapi.json'), 'utf8'));
    return `// Written by npm run openapi from docs/openapi.json.\n${astToString(await generate(document))}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeApiTypes(): Promise<void> {
  await writeFile(typesFile, await apiTypes());
}
