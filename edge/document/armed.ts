import { Apart, detailKey, FORMAT } from './detail';
import type { EdgeMode } from './document';
import { modes } from './mode';
import { isInScope } from './path';
import { DIGITS, IntervalField, intervalInForce, type Schedule, type ScheduledInterval } from './schedule';

/** Entries of the store, by key. */
export type StoredEntries = Readonly<Record<string, string>>;

/** An interval as the store has it. */
export interface ArmedInterval {
  readonly windowId: string;
  readonly mode: EdgeMode;
  /** UTC epoch seconds, half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Those on which it is in force. */
  readonly hostnames: readonly string[];
  /** As the edge compares them: in lower case, most of them with a slash at the end; empty for every path. */
  readonly paths: readonly string[];
}

/** The ids of a site's windows that the store has, over or not. */
export function armedWindows(siteId: string, entries: StoredEntries): ReadonlySet<string> {
  const prefix = detailKey(siteId, '');
  const others: readonly string[] = Object.values(Apart);
  const windows = Object.keys(entries)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((tail) => !tail.includes('/') && !others.includes(tail));
  return new Set(windows.map((window) => `${siteId}.${window}`));
}

/**
 * The strictest interval in force on any hostname and path; if there are several, the earliest. Where the edge would let
 * requests pass because it cannot read something, nothing is in force.
 *
 * @param now UTC epoch seconds
 */
export function strictestInForce(entries: StoredEntries, now: number): ArmedInterval | undefined {
  const found = Object.entries(entries).flatMap(([key, value]) =>
    key.includes('/') ? [] : inForce(key, value, entries, now),
  );
  const [strictest] = found.sort(
    (one, other) => modes.indexOf(one.mode) - modes.indexOf(other.mode) || one.startsAt - other.startsAt,
  );
  const same = found.filter(({ windowId }) => windowId === strictest?.windowId);
  return strictest && { ...strictest, hostnames: same.flatMap(({ hostnames }) => hostnames) };
}

function inForce(hostname: string, value: string, entries: StoredEntries, now: number): ArmedInterval[] {
  const schedule = scheduleIn(value);
  if (!schedule) return [];
  const [siteId, revision, ...intervals] = schedule;
  const unreadable: ScheduledInterval[] = [];
  for (let left = intervals; ; left = left.filter((one) => !unreadable.includes(one))) {
    const interval = intervalInForce([siteId, revision, ...left], undefined, now);
    if (!interval) return [];
    const hidden = unreadable.some((one) => covers(one, interval));
    if (!hidden && hasDetail(siteId, interval, entries)) return [armedInterval(siteId, hostname, interval)];
    unreadable.push(interval);
  }
}

/** Whether the edge never gets to the second, because it lets every request of it pass for what it cannot read of the first. */
function covers(first: ScheduledInterval, second: ScheduledInterval): boolean {
  const [paths, others] = [first[IntervalField.paths], second[IntervalField.paths]];
  return !paths || (Array.isArray(others) && others.every((path) => isInScope(paths, path)));
}

function scheduleIn(value: string): Schedule | undefined {
  try {
    return JSON.parse(value.slice(DIGITS));
  } catch {
    return undefined;
  }
}

const hasDetail = (siteId: string, interval: ScheduledInterval, entries: StoredEntries): boolean =>
  entries[detailKey(siteId, interval[IntervalField.window])]?.split('\n')[0] === FORMAT;

function armedInterval(siteId: string, hostname: string, interval: ScheduledInterval): ArmedInterval {
  return {
    windowId: `${siteId}.${interval[IntervalField.window]}`,
    mode: modes[interval[IntervalField.mode]] ?? 'full',
    startsAt: interval[IntervalField.startsAt],
    endsAt: interval[IntervalField.endsAt],
    hostnames: [hostname],
    paths: interval[IntervalField.paths] || [],
  };
}
