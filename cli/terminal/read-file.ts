import { type FileHandle, open } from 'node:fs/promises';
import { UsageFailure } from '../failures';

/** Those that a mistyped path leads to. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'you are not allowed to',
};

/** Opens a file that was named on the command line. @throws UsageFailure */
export async function openFile(file: string): Promise<FileHandle> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageFailure(`${file} cannot be read: ${reasons[error.code ?? ''] ?? error.message}.`);
  });
  if (!(await handle.stat()).isDirectory()) return handle;
  await handle.close();
  throw new UsageFailure(`${file} cannot be read: ${reasons.EISDIR}.`);
}

/** All of it. @throws UsageFailure */
export async function readBytes(file: string): Promise<Buffer> {
  const handle = await openFile(file);
  return handle.readFile().finally(() => handle.close());
}
