import { entryBytes } from '../../../edge/document/encode-capacity';
import type { EpochSeconds } from '../../domain/actor';
import { bytes } from '../../domain/limits';
import type { Calendar } from '../../domain/site/site';
import type { Commit } from '../../store/port';
import type { RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { roomOf } from '../calendar/armed-room';
import { roomStep, stepsFor } from '../calendar/store-room';
import { decideAndCommit } from '../transaction/decide-and-commit';
import type { ArmingDeps } from '../transaction/deps';

/** A transaction carries at most 4 MB, and a calendar may have 350 KB. */
const SITES_PER_TRANSACTION = 10;

/** As long as a site has no more than this to spare, it keeps it: its next window may need it. In bytes. */
const slack = 2 * roomStep;

export interface FittedRooms {
  /** The sites that need more than they have reserved, and for which there is no room. */
  readonly short: readonly string[];
}

type FitDeps = Pick<ArmingDeps, 'store' | 'clock' | 'armedSecondsAhead'>;

/**
 * Brings what sites have reserved of the edge store in line with what they need: gives back what is left over once windows are over,
 * cancelled or smaller, and reserves for sites from before there were reservations, or when the horizon became longer. Only for
 * sites whose newest revision is published, because until then the store still holds what they had before.
 *
 * @throws Refusal `contended`
 */
export async function fitRooms(deps: FitDeps, siteIds: readonly string[]): Promise<FittedRooms> {
  const short: string[] = [];
  for (let from = 0; from < siteIds.length; from += SITES_PER_TRANSACTION) {
    const some = siteIds.slice(from, from + SITES_PER_TRANSACTION);
    const keys = some.flatMap(keysOf);
    const found = await decideAndCommit<readonly string[]>(deps, [...keys, { kind: 'edge-room' }], (snapshot, at) =>
      decide(deps, snapshot, some, at),
    );
    short.push(...found);
  }
  return { short };
}

const keysOf = (siteId: string): RecordKey[] => [
  { kind: 'site', siteId },
  { kind: 'head', chain: siteId },
  { kind: 'calendar', siteId },
  { kind: 'edge', siteId },
  { kind: 'edge-entries', siteId },
];

function decide(deps: FitDeps, snapshot: Snapshot, siteIds: readonly string[], at: EpochSeconds) {
  const short: string[] = [];
  const put: VersionedRecord[] = [];
  const reliedOn: VersionedRecord[] = [];
  let added = 0;
  for (const siteId of siteIds) {
    const change = changeOf(deps, snapshot, siteId, at);
    if (change === 0) continue;
    if (snapshot.edgeRoom().reservedBytes + added + change > bytes.edgeStore && change > 0) {
      short.push(siteId);
      continue;
    }
    added += change;
    put.push({ kind: 'calendar', value: withReserved(snapshot.calendar(siteId), change) });
    reliedOn.push({ kind: 'head', value: snapshot.head(siteId) });
  }
  const commit: Commit = { put, reliedOn, reserve: { bytes: added, limit: bytes.edgeStore } };
  return put.length > 0 ? { result: short, commit } : { result: short };
}

/** How many bytes more, or less if negative, a site should have. */
function changeOf(deps: FitDeps, snapshot: Snapshot, siteId: string, at: EpochSeconds): number {
  const calendar = snapshot.calendar(siteId);
  const site = snapshot.site(siteId);
  if (snapshot.edge(siteId)?.publishedRevision !== snapshot.head(siteId).revision) return 0;
  const { reservedBytes = 0 } = calendar;
  const planned = site ? roomOf({ site, calendar }, { at, secondsAhead: deps.armedSecondsAhead }).bytes : 0;
  // The next window may be there early, besides others with which it does not have to be there.
  const needed = Math.max(planned, storedBytes(snapshot, siteId));
  const change = stepsFor(needed) - reservedBytes;
  if (needed > reservedBytes || !site) return change;
  return change <= -slack ? change : 0;
}

function storedBytes(snapshot: Snapshot, siteId: string): number {
  const entries = Object.entries(snapshot.edgeEntries(siteId)?.entries ?? {});
  return entries.reduce((sum, [key, value]) => sum + entryBytes({ key, value }), 0);
}

function withReserved(calendar: Calendar, change: number): Calendar {
  return {
    ...calendar,
    reservedBytes: (calendar.reservedBytes ?? 0) + change,
    version: calendar.version + 1,
  };
}
