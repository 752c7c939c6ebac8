import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Database, RootDatabase } from 'lmdb';
import type { State, StateMap } from '../gateway/service';
import { assertReadable } from './readable';
import { assertRoom } from './room';

type Lmdb = Pick<typeof import('lmdb'), 'open'>;
type Write = (change: () => void) => void;

const fileIn = (directory: string) => join(directory, 'state.mdb');

/**
 * Opens the state of a machine that starts: `DIR/state.mdb`, read once as a whole before it is used.
 * @param onWriteFailed is told when a write fails, because nothing can be accepted any more; the write throws as well.
 * @throws Error when the file is damaged or none of lmdb's.
 */
export async function loadState(directory: string, onWriteFailed: (error: unknown) => void): Promise<State> {
  await assertReadable(fileIn(directory));
  // The CommonJS build makes a URL of its own path without escaping `#` and `%`; the module build needs none.
  return stateOn(directory, await import('lmdb'), (change) => {
    try {
      assertRoom(directory);
      change();
    } catch (error) {
      onWriteFailed(error);
      throw error;
    }
  });
}

/** Keeps the maps of the runtime in one lmdb file; a write that returned survives `kill -9`. */
export function openState(directory: string): State {
  const lmdb: Lmdb = createRequire(__filename)('lmdb');
  return stateOn(directory, lmdb, (change) => change());
}

function stateOn(directory: string, { open }: Lmdb, write: Write): State {
  const root: RootDatabase<unknown, string> = open({ path: fileIn(directory), maxDbs: 64 });
  const maps = new Map<string, Database<unknown, string>>();
  const database = <T>(name: string): Database<T, string> => {
    const known = maps.get(name) ?? root.openDB<unknown, string>({ name, encoding: 'json' });
    maps.set(name, known);
    return known as Database<T, string>;
  };
  return {
    map: <T>(name: string) => toMap(database<T>(name), write),
    close: () => root.close(),
  };
}

function toMap<T>(database: Database<T, string>, write: Write): StateMap<T> {
  return {
    get: (key) => database.get(key),
    put: (key, value) => write(() => database.putSync(key, value)),
    delete: (key) => write(() => database.removeSync(key)),
    entries: (prefix = '') => [
      ...database
        .getRange({ start: prefix, end: `${prefix}\u{10ffff}` })
        .map(({ key, value }) => [key, value] as const),
    ],
  };
}
