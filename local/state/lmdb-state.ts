import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import type { State, StateMap } from '../gateway/service';

/** Keeps the maps of the runtime in one lmdb file, `DIR/state.mdb`; a write that returned survives `kill -9`. */
export function openState(directory: string): State {
  const root = open({ path: join(directory, 'state.mdb'), maxDbs: 64 });
  const maps = new Map<string, Database<unknown, string>>();
  const database = <T>(name: string): Database<T, string> => {
    const known = maps.get(name) ?? root.openDB<unknown, string>({ name, encoding: 'json' });
    maps.set(name, known);
    return known as Database<T, string>;
  };
  return {
    map: <T>(name: string) => toMap(database<T>(name)),
    close: () => root.close(),
  };
}

function toMap<T>(database: Database<T, string>): StateMap<T> {
  return {
    get: (key) => database.get(key),
    put: (key, value) => {
      database.putSync(key, value);
    },
    delete: (key) => {
      database.removeSync(key);
    },
    entries: (prefix = '') => [
      ...database
        .getRange({ start: prefix, end: `${prefix}\u{10ffff}` })
        .map(({ key, value }) => [key, value] as const),
    ],
  };
}
