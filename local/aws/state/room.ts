import { statfsSync } from 'node:fs';

const MIB = 1024 * 1024;
/** The machine stops while there is still room to store what it has accepted. */
const RESERVE_BYTES = 16 * MIB;

/** The disk is full, or nearly. The message says what to do. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';

  constructor(directory: string) {
    super(
      `The disk that holds ${directory} is full: free some space and start again. Everything that was acknowledged is kept`,
    );
  }
}

/** @throws DiskFull when fewer than `bytes` (default 16 MiB) are left on the directory's disk. */
export function assertRoom(directory: string, bytes = RESERVE_BYTES): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < bytes) throw new DiskFull(directory);
}

/** The error for a failed write: `DiskFull` if that is the cause. */
export function writeFailure(directory: string, error: unknown): Error {
  if (isDiskFull(error)) return new DiskFull(directory);
  return new Error(`Nothing can be written to ${directory}: ${error instanceof Error ? error.message : String(error)}`);
}

/** Whether a write failed because the disk, or the user's share of it, is full. lmdb gives the number of the error only. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof DiskFull) return true;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 28 || code === 122;
}
