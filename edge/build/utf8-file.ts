import { readFileSync } from 'node:fs';

/** A file that was saved in another encoding: its text would reach visitors garbled. */
export class NotUtf8Error extends Error {
  override readonly name = 'NotUtf8Error';
}

/**
 * The text of a file, without a byte-order mark.
 *
 * @throws NotUtf8Error; as `readFileSync` when there is no such file
 */
export function readUtf8(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8Error('is not UTF-8: save it as UTF-8 in your editor');
  }
}
