import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the directory of `--data`.
 * @throws Error saying that it cannot be used, and why. `mkdir` alone would say less, or nothing at all on a read-only disk.
 */
export function makeDirectory(directory: string): void {
  try {
    accessSync(nearestExisting(directory), constants.W_OK);
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${directory} cannot be the data directory (${reason}): choose another with --data DIR`);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
