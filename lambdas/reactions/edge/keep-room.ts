import { fitRooms } from '../../commands/site/fit-rooms';
import { bytes } from '../../domain/limits';
import type { PublishDeps } from './deps';

/** Part of the store from which on somebody should make room, before anything is refused. */
const NEARLY_FULL = 0.8;

/** Brings the reservations of published sites in line with what they need, and says which need more than there is. */
export async function keepRoom(deps: PublishDeps, siteIds: readonly string[]): Promise<void> {
  if (siteIds.length === 0) return;
  const { short } = await fitRooms(deps, [...new Set(siteIds)]);
  for (const siteId of short) deps.log('edge-room-short', { siteId });
}

/** Logs it as long as it lasts, so the alarm stays on as long. */
export async function watchRoom({ store, log }: PublishDeps): Promise<void> {
  const { reservedBytes } = (await store.load([{ kind: 'edge-room' }])).edgeRoom();
  if (reservedBytes >= NEARLY_FULL * bytes.edgeStore) log('edge-store-nearly-full', { reservedBytes });
}
