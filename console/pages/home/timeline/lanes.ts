import type { Window } from '../../../api/types';
import { actualEnd } from '../../../parts/states/ending';
import type { Span } from './scale';

/** A window as a bar. */
export interface Bar {
  readonly window: Window;
  readonly span: Span;
  /** From 0; windows of one site that overlap are in different lanes. */
  readonly lane: number;
}

/** The row of a site. */
export interface Row {
  readonly siteId: string;
  readonly bars: readonly Bar[];
  readonly lanes: number;
}

/** A row for each site, with the windows that are to be seen in the span. Those that close nothing are left out; one that comes twice counts once. */
export function rowsOf(siteIds: readonly string[], windows: readonly Window[], span: Span): readonly Row[] {
  const bySite = new Map<string, Window[]>();
  const known = new Map(windows.filter(isMeant).map((window) => [window.windowId, window]));
  for (const window of known.values()) bySite.set(window.siteId, [...(bySite.get(window.siteId) ?? []), window]);
  return siteIds.map((siteId) => rowOf(siteId, bySite.get(siteId) ?? [], span));
}

/** Whether the site is, was or may be closed by it. */
const isMeant = ({ status }: Window): boolean => !['rejected', 'expired', 'cancelled'].includes(status);

function rowOf(siteId: string, windows: readonly Window[], span: Span): Row {
  const ends: number[] = [];
  const seen = windows
    .map((window) => ({ window, span: { from: Date.parse(window.startsAt), to: Date.parse(actualEnd(window)) } }))
    .filter((bar) => bar.span.to > span.from && bar.span.from < span.to)
    .sort((one, other) => one.span.from - other.span.from);
  const bars = seen.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.span.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bar.span.to;
    return { ...bar, lane };
  });
  return { siteId, bars, lanes: Math.max(1, ends.length) };
}
