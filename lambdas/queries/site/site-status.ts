import { type ArmedInterval, strictestInForce } from '../../../edge/document/armed';
import type { EpochSeconds } from '../../domain/actor';
import type { ChainHead, Unratified } from '../../domain/audit/audit';
import { Refusal } from '../../domain/refusal';
import type { Basis, Publication } from '../../domain/site/publication';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { overdue } from '../../domain/window/break-glass';
import { type BoundaryKind, type Mode, modes } from '../../domain/window/window';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { ArmedQueryDeps } from '../deps';
import { edgeNow } from './edge-now';

export interface SiteStatus {
  readonly siteId: string;
  /** What visitors know it as. */
  readonly name?: string;
  readonly at: EpochSeconds;
  readonly basis: Basis;
  /** What the edge enforces at that time: the strictest mode on any hostname and path. */
  readonly mode: Mode | 'open';
  /** The window that it enforces. */
  readonly window?: StandingWindow;
  /** What the approved windows ask for, where that is something else. */
  readonly plannedMode?: Mode | 'open';
  /** The approved windows that cover `at`, by start. */
  readonly windows: readonly CoveringWindow[];
  readonly nextBoundary?: NextBoundary;
  readonly revision: number;
  /** 0 until the first publish. */
  readonly publishedRevision: number;
  /** As of now, whatever `at` is. */
  readonly publication: Publication;
  readonly publishedAt?: EpochSeconds;
  /** As of now, whatever `at` is. */
  readonly breakGlass: BreakGlass;
  /** How many requests people decide on, now. */
  readonly requests: number;
  /** The number of the newest entry of the site's audit log, now: it grows with everything that changes on the site. */
  readonly auditSeq: number;
}

export type StandingWindow = Pick<CalendarEntry, 'windowId' | 'mode' | 'startsAt' | 'endsAt' | 'hostnames' | 'paths'>;

/** `armed`: the edge has it. */
type CoveringWindow = StandingWindow & { readonly armed: boolean };

export interface BreakGlass {
  /** By the policy of the site. */
  readonly allowed: boolean;
  /** Until somebody ratifies the emergencies that are overdue or refused. */
  readonly suspended: boolean;
  readonly unratified: readonly Unratified[];
}

export interface NextBoundary {
  readonly windowId: string;
  readonly boundary: BoundaryKind;
  readonly at: EpochSeconds;
  /** Of the window. */
  readonly mode: Mode;
}

/**
 * @param at now when absent
 * @throws Refusal unknown-site
 */
export async function siteStatus(deps: ArmedQueryDeps, siteId: string, at = deps.clock()): Promise<SiteStatus> {
  const snapshot = await deps.store.loadIsolated(statusKeys(siteId));
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  return statusIn(deps, snapshot, site, at);
}

/** What `statusIn` needs of a site. */
export function statusKeys(siteId: string): RecordKey[] {
  return [
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge', siteId },
    { kind: 'edge-entries', siteId },
  ];
}

/**
 * The mode comes from the entries that were published last, because approved is not enforced: a publish takes seconds, and may
 * be refused.
 *
 * @param snapshot the records of `statusKeys`, read at one point in time
 */
export function statusIn(deps: ArmedQueryDeps, snapshot: Snapshot, site: Site, at = deps.clock()): SiteStatus {
  const { siteId } = site;
  const now = deps.clock();
  const head = snapshot.head(siteId);
  const entries = [...snapshot.calendar(siteId).entries].sort((left, right) => left.startsAt - right.startsAt);
  const windows = entries.filter((entry) => entry.startsAt <= at && at < entry.endsAt);
  const { decidesUntil, entries: stored, armed, ...published } = edgeNow(snapshot, siteId, now, deps.armedSecondsAhead);
  const basis = at < decidesUntil ? 'edge' : 'plan';
  const planned = strictestOf(windows);
  const window = basis === 'plan' ? planned : asPlanned(strictestInForce(stored, at), entries);
  const nextBoundary = boundaryAfter(entries, at);
  return {
    siteId,
    ...(site.branding?.name !== undefined && { name: site.branding.name }),
    at,
    basis,
    mode: window?.mode ?? 'open',
    ...(window && { window }),
    ...(window?.mode !== planned?.mode && { plannedMode: planned?.mode ?? 'open' }),
    windows: windows.map((entry) => ({ ...entry, armed: armed.has(entry.windowId) })),
    ...(nextBoundary ? { nextBoundary } : {}),
    revision: head.revision,
    ...published,
    breakGlass: breakGlassOf(site, head, now),
    requests: head.requests.length,
    auditSeq: head.auditSeq,
  };
}

function strictestOf(windows: readonly CalendarEntry[]): CalendarEntry | undefined {
  return modes.flatMap((mode) => windows.find((window) => window.mode === mode) ?? [])[0];
}

/** With the paths as they were asked for, where the window still stands. */
function asPlanned(armed: ArmedInterval | undefined, entries: readonly CalendarEntry[]): StandingWindow | undefined {
  const paths = entries.find(({ windowId }) => windowId === armed?.windowId)?.paths;
  return armed && { ...armed, paths: paths ?? armed.paths };
}

function breakGlassOf({ policy }: Site, head: ChainHead, now: EpochSeconds): BreakGlass {
  return {
    allowed: policy.emergency.maximumDurationSeconds > 0,
    suspended: overdue(head, now).length > 0,
    unratified: head.unratified,
  };
}

export function boundaryAfter(
  entries: readonly Pick<CalendarEntry, 'windowId' | 'startsAt' | 'endsAt' | 'mode'>[],
  at: EpochSeconds,
): NextBoundary | undefined {
  return entries
    .flatMap(({ windowId, startsAt, endsAt, mode }): NextBoundary[] => [
      { windowId, boundary: 'start', at: startsAt, mode },
      { windowId, boundary: 'end', at: endsAt, mode },
    ])
    .filter((boundary) => boundary.at > at)
    .sort((left, right) => left.at - right.at)[0];
}
