import type { EpochSeconds } from '../../domain/actor';
import type { ChainHead, Unratified } from '../../domain/audit/audit';
import { Refusal } from '../../domain/refusal';
import { type Publication, publicationOf } from '../../domain/site/publication';
import type { CalendarEntry, Site } from '../../domain/site/site';
import { overdue } from '../../domain/window/break-glass';
import { type BoundaryKind, type Mode, modes } from '../../domain/window/window';
import type { QueryDeps } from '../deps';

export interface SiteStatus {
  readonly siteId: string;
  readonly at: EpochSeconds;
  /** The strictest mode of the windows that cover `at`. */
  readonly mode: Mode | 'open';
  /** The windows that cover `at`, by start. */
  readonly windows: readonly CalendarEntry[];
  readonly nextBoundary?: NextBoundary;
  readonly revision: number;
  /** 0 until the first publish. */
  readonly publishedRevision: number;
  /** As of now, whatever `at` is. */
  readonly publication: Publication;
  readonly publishedAt?: EpochSeconds;
  /** As of now, whatever `at` is. */
  readonly breakGlass: BreakGlass;
}

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
}

/** @param at now when absent. @throws Refusal unknown-site */
export async function siteStatus({ store, clock }: QueryDeps, siteId: string, at = clock()): Promise<SiteStatus> {
  const snapshot = await store.loadIsolated([
    { kind: 'site', siteId },
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
    { kind: 'edge', siteId },
  ]);
  const site = snapshot.site(siteId);
  if (!site) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
  const head = snapshot.head(siteId);
  const entries = [...snapshot.calendar(siteId).entries].sort((left, right) => left.startsAt - right.startsAt);
  const windows = entries.filter((entry) => entry.startsAt <= at && at < entry.endsAt);
  const published = snapshot.edge(siteId);
  const nextBoundary = boundaryAfter(entries, at);
  return {
    siteId,
    at,
    mode: modes.find((mode) => windows.some((window) => window.mode === mode)) ?? 'open',
    windows,
    ...(nextBoundary ? { nextBoundary } : {}),
    revision: head.revision,
    publishedRevision: published?.publishedRevision ?? 0,
    publication: publicationOf(head.revision, published),
    ...(published ? { publishedAt: published.publishedAt } : {}),
    breakGlass: breakGlassOf(site, head, clock()),
  };
}

function breakGlassOf({ policy }: Site, head: ChainHead, now: EpochSeconds): BreakGlass {
  return {
    allowed: policy.emergency.maximumDurationSeconds > 0,
    suspended: overdue(head, now).length > 0,
    unratified: head.unratified,
  };
}

export function boundaryAfter(
  entries: readonly Pick<CalendarEntry, 'windowId' | 'startsAt' | 'endsAt'>[],
  at: EpochSeconds,
): NextBoundary | undefined {
  return entries
    .flatMap(({ windowId, startsAt, endsAt }): NextBoundary[] => [
      { windowId, boundary: 'start', at: startsAt },
      { windowId, boundary: 'end', at: endsAt },
    ])
    .filter((boundary) => boundary.at > at)
    .sort((left, right) => left.at - right.at)[0];
}
