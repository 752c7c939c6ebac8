import type { EpochSeconds } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import type { CalendarEntry } from '../domain/site';
import { type Mode, modes } from '../domain/window';
import type { QueryDeps } from './deps';

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
  readonly publishedAt?: EpochSeconds;
}

export interface NextBoundary {
  readonly windowId: string;
  readonly boundary: 'start' | 'end';
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
  if (!snapshot.site(siteId)) throw new Refusal('unknown-site', 'No site has this id.', { siteId });
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
    revision: snapshot.head(siteId).revision,
    publishedRevision: published?.publishedRevision ?? 0,
    ...(published ? { publishedAt: published.publishedAt } : {}),
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
