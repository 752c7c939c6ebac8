#!/usr/bin/env node
/** The command `quiesce`: runs what `npm ci` built from bin/cli.ts (`npm run build:cli` builds it again). */
import { existsSync } from 'node:fs';
import module from 'node:module';

const built = new URL('../dist/cli/cli.mjs', import.meta.url);

if (existsSync(built)) {
  // The SDK warns that later versions of it will need a newer Node.js; the bundle keeps the version that it has.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  // Node 22 and later keep the compiled code, so that the next start is faster.
  module.enableCompileCache?.();
  await import(built.href);
} else {
  console.error('quiesce: the command is not built yet. Run: npm run build:cli');
  process.exitCode = 1;
}
