import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, bundle } from './bundle';

const root = join(__dirname, '..', '..');
const source = join(root, 'console');

/** What the console is made from. */
export const consoleBundle: Bundle = {
  script: join(source, 'main.ts'),
  style: join(source, 'style.css'),
  document: join(source, 'index.html'),
  ahead: {
    core: join(source, 'app', 'view.tsx'),
    modules: [join(source, 'app', 'first-reads.ts')],
    fetched: ['/config.json'],
  },
};

/** Where the console is built: what is deployed, and what the local runtime serves. */
const consoleFolder = join(root, 'dist', 'console');

/** Outside the folder: everything in that is public. */
const markFile = join(root, 'dist', 'console-made-from');

/**
 * Builds the console, unless it was made from the same files.
 * @returns the folder
 */
export async function buildConsole(): Promise<string> {
  const fingerprint = fingerprintOf([source, join(root, 'edge'), __dirname, join(root, 'package-lock.json')]);
  const isFresh =
    existsSync(join(consoleFolder, 'index.html')) &&
    existsSync(markFile) &&
    readFileSync(markFile, 'utf8') === fingerprint;
  if (isFresh) return consoleFolder;
  await bundle(consoleBundle, consoleFolder);
  writeFileSync(markFile, fingerprint);
  return consoleFolder;
}

/** Paths, sizes and times of all files: reading them takes milliseconds, the build takes a second. */
function fingerprintOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const { isDirectory, size, mtimeMs } = describe(path);
    if (isDirectory) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

function describe(path: string) {
  const stat = statSync(path);
  return { isDirectory: stat.isDirectory(), size: stat.size, mtimeMs: stat.mtimeMs };
}
