import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What a person sees who runs a script of this project, with no environment but this one. */
export async function runScript(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const home = mkdtempSync(join(tmpdir(), 'quiesce-script-'));
  const env = { PATH: process.env.PATH, HOME: home, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
  // What it writes must not come into the project.
  const child = spawn(process.execPath, ['--import', loader, join(root, script), ...args], { cwd: home, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, printed };
}

/** Lines that say where a program fell over. */
export const trace = /^ +at |node:internal/m;
