import { readFileSync } from 'node:fs';

/** A file of somebody's own that cannot be used; the message goes on from its name: `cannot be read: there is no such file`. */
export class FileError extends Error {
  override readonly name: string = 'FileError';
}

/** It was saved in another encoding: its text would reach visitors garbled. */
export class NotUtf8Error extends FileError {
  override readonly name = 'NotUtf8Error';

  constructor() {
    super('is not UTF-8: save it as UTF-8 in your editor');
  }
}

/** Those that a mistyped path leads to. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'you are not allowed to',
};

/**
 * The text of a file, without a byte-order mark.
 *
 * @throws FileError; NotUtf8Error, which is one, too
 */
export function readUtf8(path: string): string {
  const bytes = bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8Error();
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new FileError(`cannot be read: ${reasons[codeOf(error)] ?? String(error)}`);
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code')) : '';
