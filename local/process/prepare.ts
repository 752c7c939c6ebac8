import { portsOf, removeEndpoints } from '../announce';
import { assertDatabase } from '../aws/dynamodb/engine';
import { freeBlock } from '../aws/gateway/free-port';
import { assertFree } from '../aws/gateway/loopback';
import { assertRoom } from '../aws/state/room';
import type { Options } from '../options';
import { claim, end, type Owner, ownerOf, refusal } from './claim';
import { makeDirectory } from './data-directory';

/** The claimed directory, and everything that a start needs to know before it changes anything. */
export interface Prepared<T> {
  readonly directory: string;
  readonly port: number;
  /** The result of the configuration check. */
  readonly checked: T;
  /** Releases the directory. */
  readonly giveBack: () => void;
}

/** The assembly, tables and logs of a first start take a third of this. */
const ROOM_BYTES = 64 * 1024 * 1024;

/**
 * Checks everything that can be checked, and only then takes the directory over from a running machine: a mistake in
 * the command line or the configuration must not stop a healthy machine.
 * @param checkConfiguration must not change what a running machine reads
 * @throws Error saying in one sentence what is wrong
 */
export async function prepare<T>(
  { data: directory, port: wanted, takeOver }: Pick<Options, 'data' | 'port' | 'takeOver'>,
  checkConfiguration: () => Promise<T>,
  progress: (line: string) => void,
): Promise<Prepared<T>> {
  makeDirectory(directory);
  const owner = ownerOf(directory);
  if (owner && !takeOver) throw refusal(directory, owner);
  assertRoom(directory, ROOM_BYTES);
  await assertDatabase(directory);
  const port = wanted === 0 ? await freeBlock(portsOf(0)) : wanted;
  const giveBack = owner ? undefined : await claim(directory, port);
  // A file left by a killed machine would send people to ports where nothing, or something else, listens.
  if (giveBack) removeEndpoints(directory);
  try {
    await assertPortsFree(port, owner);
    const checked = await checkConfiguration();
    const give = giveBack ?? (await takeFrom(owner, directory, port, progress));
    removeEndpoints(directory);
    return { directory, port, checked, giveBack: give };
  } catch (error) {
    giveBack?.();
    throw error;
  }
}

/** Ports of the machine that is about to be ended do not count as taken. */
async function assertPortsFree(port: number, owner: Owner | undefined): Promise<void> {
  const held = new Set(owner ? portsOf(owner.port) : []);
  for (const one of portsOf(port)) if (!held.has(one)) await assertFree(one);
}

async function takeFrom(
  owner: Owner | undefined,
  directory: string,
  port: number,
  progress: (line: string) => void,
): Promise<() => void> {
  if (owner) await end(owner);
  const giveBack = await claim(directory, port);
  progress(`Took over from an earlier start on ${directory}`);
  return giveBack;
}
