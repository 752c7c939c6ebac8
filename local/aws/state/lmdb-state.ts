import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { State, StateMap } from '../gateway/service';
import { Commits } from './commits';
import { DurableMap } from './durable-map';
import { assertReadable } from './readable';
import { assertRoom } from './room';

type Lmdb = Pick<typeof import('lmdb'), 'open'>;

const fileIn = (directory: string) => join(directory, 'state.mdb');

/**
 * Opens the state of a machine that starts: `DIR/state.mdb`, read once as a whole before it is used.
 * @param onWriteFailed is told when a write fails, because nothing can be accepted any more
 * @throws Error when the file is damaged or none of lmdb's.
 */
export async function loadState(directory: string, onWriteFailed: (error: unknown) => void): Promise<State> {
  await assertReadable(fileIn(directory));
  // The CommonJS build makes a URL of its own path without escaping `#` and `%`; the module build needs none.
  return stateOn(directory, await import('lmdb'), new Commits(() => assertRoom(directory), onWriteFailed));
}

/** Keeps the maps of the runtime in one lmdb file. */
export function openState(directory: string): State {
  const lmdb: Lmdb = createRequire(__filename)('lmdb');
  const fail = (error: unknown) => {
    throw error;
  };
  return stateOn(directory, lmdb, new Commits(() => {}, fail));
}

function stateOn(directory: string, { open }: Lmdb, commits: Commits): State {
  // The end of this process leaves every commit; only a loss of power takes those that are not flushed to the disk yet.
  const root = open<string, string>({ path: fileIn(directory), maxDbs: 64, separateFlushed: true });
  const maps = new Map<string, DurableMap<unknown>>();
  const mapOf = (name: string): DurableMap<unknown> => {
    const map = maps.get(name) ?? new DurableMap(root.openDB({ name, encoding: 'string' }), commits);
    maps.set(name, map);
    return map;
  };
  return {
    map: <T>(name: string) => mapOf(name) as StateMap<T>,
    stored: () => commits.stored(),
    close: async () => {
      await commits.stored().catch(() => undefined); // whoever listens for failed writes knows
      await root.close();
    },
  };
}
