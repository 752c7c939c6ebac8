import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Reads every entry of every map, in a process of its own. */
const READ_ALL = `
  import { open } from 'lmdb';
  const root = open({ path: process.argv[1], maxDbs: 64, readOnly: true });
  for (const name of [...root.getKeys()]) Array.from(root.openDB({ name, encoding: 'json' }).getRange({}));
  await root.close();
`;

/**
 * Reads the whole file once, before it is used. lmdb maps it into memory, so a truncated or damaged one would end the
 * process with SIGBUS, at the start or at any read after it: a process of its own ends instead.
 * @throws Error naming the file
 */
export async function assertReadable(path: string): Promise<void> {
  if (!existsSync(path) || statSync(path).size === 0) return;
  const reader = spawn(process.execPath, ['--input-type=module', '-e', READ_ALL, path], {
    cwd: __dirname,
    stdio: 'ignore',
  });
  const isRead = await new Promise<boolean>((resolve, reject) => {
    reader.once('error', reject);
    reader.once('exit', (code) => resolve(code === 0));
  });
  if (!isRead) throw new Error(`${path} is damaged: restore it from a copy, or start with another --data directory`);
}
