import { appendFileSync, renameSync, statSync } from 'node:fs';

const LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Appends to a log that begins anew when it is full; what it held until then stays beside it as `FILE.1`, in place of what
 * lay there. Asks for the size every time: files are removed, and have several writers.
 */
export function appendToLog(file: string, text: string, limit = LIMIT_BYTES): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(text) > limit) renameSync(file, `${file}.1`);
  appendFileSync(file, text);
}
