import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open } from 'lmdb';
import type { State, StateMap } from '../gateway/service';

/**
 * Keeps the maps of the runtime in one lmdb file, `DIR/state.mdb`; a write that returned survives `kill -9`.
 * @throws Error when the file is none of lmdb's.
 */
export function openState(directory: string): State {
  const path = join(directory, 'state.mdb');
  assertWhole(path);
  const root = open({ path, maxDbs: 64 });
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

/** MDB_MAGIC of lmdb's meta page. */
const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;

/** lmdb maps the file into memory and ends the whole process, without a word, when it is something else. */
function assertWhole(path: string): void {
  if (!existsSync(path) || statSync(path).size === 0) return;
  const head = Buffer.alloc(MAGIC_AT + 4);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  if (head.readUInt32LE(MAGIC_AT) === MAGIC) return;
  throw new Error(`${path} is damaged: start with another --data directory`);
}
