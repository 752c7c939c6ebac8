import { bytes } from '../../domain/limits';
import { Refusal } from '../../domain/refusal';
import type { Calendar } from '../../domain/site/site';
import type { Reservation } from '../../store/port';
import type { Snapshot } from '../../store/snapshot';

/** A site reserves whole steps, so that most changes leave the counter alone, which all sites share. In bytes. */
export const roomStep = 1024;

export const stepsFor = (needed: number): number => Math.ceil(needed / roomStep) * roomStep;

/** What may be reserved in the end: the last part of the store is for emergencies. */
export type Purpose = 'usual' | 'emergency';

const limitFor = (purpose: Purpose): number => bytes.edgeStore - (purpose === 'usual' ? bytes.edgeStoreReserve : 0);

/** What a site needs in the store, in bytes. */
export interface Needed {
  readonly bytes: number;
  /** Without the windows that the publisher can leave out for an emergency. */
  readonly least?: number;
}

export interface Reserved {
  readonly calendar: Calendar;
  /** Absent when the site has enough already. */
  readonly reserve?: Reservation;
}

/**
 * The calendar with enough of the edge store reserved for what it needs. Another commit may take the same room first; then
 * this one is lost, and decided again.
 *
 * @param calendar that is about to be committed
 * @throws Refusal `edge-store-full`
 */
export function withRoom(
  snapshot: Snapshot,
  calendar: Calendar,
  { bytes: needed, least = Infinity }: Needed,
  purpose: Purpose,
): Reserved {
  const { reservedBytes = 0 } = calendar;
  if (needed <= reservedBytes) return { calendar };
  const limit = limitFor(purpose);
  const more = stepsFor(needed) - reservedBytes;
  const free = Math.max(0, limit - snapshot.edgeRoom().reservedBytes);
  if (more > free && least <= reservedBytes) return { calendar };
  if (more > free) throw storeFull(more, free, purpose);
  return { calendar: { ...calendar, reservedBytes: reservedBytes + more }, reserve: { bytes: more, limit } };
}

function storeFull(neededBytes: number, freeBytes: number, purpose: Purpose): Refusal {
  const message = {
    usual:
      'The edge store is full. Make room: cancel or end windows of any site that are armed, shorten their texts, remove languages, exemptions, address ranges or hostnames, put logos at https addresses, or delete sites that are not used. Emergencies still fit.',
    emergency:
      'The edge store is full, and so is the part of it that is kept for emergencies. Leave the paths of this emergency and its messages in other languages out, or end another emergency window first.',
  }[purpose];
  return new Refusal('edge-store-full', message, { neededBytes, freeBytes });
}
