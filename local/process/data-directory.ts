import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Creates the directory of `--data`, and checks that it and the files in it can be written.
 * @throws Error saying that it cannot be used, and why.
 */
export function makeDirectory(directory: string): void {
  try {
    make(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of readdirSync(directory).filter(isOurs)) {
      accessSync(join(directory, name), constants.R_OK | constants.W_OK);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${directory} cannot be used as the data directory (${reason}): choose another with --data DIR`);
  }
}

/** The `recursive` option of mkdir loops for ever where nothing can be created, such as below /proc. */
function make(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(directory);
  if (parent !== directory) make(parent);
  mkdirSync(directory);
}

/** What a machine writes; a directory may hold other things as well. */
function isOurs(name: string): boolean {
  return /^(state\.mdb|dynamodb|quiesce\.pid|cdk\.out|logs|calls\.jsonl|credentials|endpoints\.json)/.test(name);
}
