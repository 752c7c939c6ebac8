import { appendFileSync, renameSync, statSync } from 'node:fs';

const LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Appends to a log that is rotated to `FILE.1` when it is full. Checks the size every time, because files may be
 * removed and have several writers.
 */
export function appendToLog(file: string, text: string, limit = LIMIT_BYTES): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(text) > limit) renameSync(file, `${file}.1`);
  appendFileSync(file, text);
}
