import { fitRooms } from '../../commands/site/fit-rooms';
import { bytes } from '../../domain/limits';
import { Refusal } from '../../domain/refusal';
import type { PublishDeps } from './deps';

/** Part of the store from which on somebody should make room, before anything is refused. */
const NEARLY_FULL = 0.8;

/** Brings the reservations of published sites in line with what they need, and says which need more than there is. */
export async function keepRoom(deps: PublishDeps, siteIds: readonly string[]): Promise<void> {
  if (siteIds.length === 0) return;
  const { short } = await fitRooms(deps, [...new Set(siteIds)]);
  for (const siteId of short) deps.log('edge-room-short', { siteId });
}

/**
 * The same for sites of which windows found no room, as after a longer horizon. Reconcile has them published again, so it need
 * not succeed now.
 */
export async function makeRoom(deps: PublishDeps, siteIds: readonly string[]): Promise<void> {
  await keepRoom(deps, siteIds).catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal)) throw thrown;
  });
}

/** Logs it as long as it lasts, so the alarm stays on as long. */
export async function watchRoom({ store, log }: PublishDeps): Promise<void> {
  const { reservedBytes } = (await store.load([{ kind: 'edge-room' }])).edgeRoom();
  if (reservedBytes >= NEARLY_FULL * bytes.edgeStore) log('edge-store-nearly-full', { reservedBytes });
}
