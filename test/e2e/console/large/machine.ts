import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishDue } from '../../../../lambdas/reactions/edge/publish-due';
import { populateDirectory, populateLarge } from '../../../bench/load/large-population';
import { Product } from '../../../bench/load/product';
import { withoutStreams } from '../../../bench/load/without-streams';
import { BenchMachine } from '../../../bench/machine/machine';
import { FakeEdgeStore } from '../../../reactions/fakes';
import { giveAssembly } from '../../assembly';

/** A machine with many sites, ten windows each, and who removes it. */
export interface LargeMachine extends Pick<BenchMachine, 'endpoints' | 'api'> {
  close(): Promise<void>;
}

/** In memory where the system offers it: each of the 100,000 items is a commit to the disk otherwise. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Written by the product's own commands, and published to an edge store in memory. Nothing else has followed from it: the schedules of the machine are off.
 *
 * @param failed a site whose newest revision could not be published
 */
export async function openLarge(sites: number, failed: string): Promise<LargeMachine> {
  const directory = await mkdtemp(join(scratch, 'quiesce-e2e-large-'));
  await giveAssembly(directory);
  const machine = await BenchMachine.open({ directory, requestUnits: false, args: ['--disable-schedules'] });
  await populateDirectory(await machine.api('admin'));
  await machine.untilQuiet();
  await withoutStreams(machine, async () => {
    const product = await Product.on(machine);
    await populateLarge(product, sites, () => publish(product, failed));
  });
  const close = async () => {
    await machine.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { endpoints: machine.endpoints, api: (profile) => machine.api(profile), close };
}

async function publish(product: Product, failed: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const deps = product.depsAt(at);
  const edgeStore = new FakeEdgeStore();
  await publishDue({ ...deps, edgeStore, pause: async () => {}, random: () => 0, log: () => {} });
  const snapshot = await deps.store.load([
    { kind: 'edge', siteId: failed },
    { kind: 'head', chain: failed },
  ]);
  const edge = snapshot.edge(failed);
  if (!edge) throw new Error(`${failed} was not published`);
  const setAside = { revision: snapshot.head(failed).revision, reason: 'refused-by-store', at } as const;
  const value = { ...edge, publishedRevision: edge.publishedRevision - 1, setAside, version: edge.version + 1 };
  await deps.store.commit({ put: [{ kind: 'edge', value }] });
}
