import { bytes } from '../../../lambdas/domain/limits';
import type { World } from '../fixtures';

export const roomIn = async ({ store }: World) => (await store.load([{ kind: 'edge-room' }])).edgeRoom().reservedBytes;

/** Leaves so many bytes for ordinary changes. */
export async function fillStore(world: World, free: number): Promise<void> {
  const taken = bytes.edgeStore - bytes.edgeStoreReserve - free - (await roomIn(world));
  await world.store.commit({ put: [], reserve: { bytes: taken, limit: bytes.edgeStore } });
}

/** What takes some room at the edge. */
export const large = { message: 'x'.repeat(280), messages: { fr: 'y'.repeat(280), de: 'z'.repeat(280) } };
