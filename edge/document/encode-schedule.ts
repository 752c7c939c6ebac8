import type { EdgeInterval, EdgeSite } from './document';
import { scopeTokens } from './encode-path';
import { inOrder } from './fields';
import { modes } from './mode';
import { oncePer } from './once';
import { DIGITS, IntervalField, NEVER, NEVER_BUT_LINKS, ScheduleField } from './schedule';

/**
 * The value of a hostname's key, which `schedule.ts` reads.
 *
 * @param ahead the site's windows that are not over, the earliest start first
 */
export function scheduleValue(site: EdgeSite, hostname: string, ahead: readonly EdgeInterval[]): string {
  const mine = ahead.filter((interval) => interval.hostnames.some((name) => name.toLowerCase() === hostname));
  const head = inOrder<typeof ScheduleField, string | number>(
    ScheduleField,
    { siteId: site.siteId, revision: site.revision },
    0,
  );
  const nothingBefore = mine[0]?.startsAt ?? (hasLinks(site) ? NEVER_BUT_LINKS : NEVER);
  // A space sorts before any digit, so the value can be compared with the clock as text.
  return `${String(nothingBefore).padStart(DIGITS, '0')} ${JSON.stringify([...head, ...mine.map(intervalFields)])}`;
}

export function hasLinks(site: EdgeSite): boolean {
  return (site.bypass?.linkKeys.length ?? 0) > 0;
}

/** The part of a windowId behind the siteId. */
export function windowTail(interval: EdgeInterval): string {
  return interval.windowId.slice(interval.windowId.indexOf('.') + 1);
}

/** What one interval is in the schedule of each of its hostnames. */
export const intervalFields = oncePer((interval: EdgeInterval) => {
  const { mode, startsAt, endsAt, allowedMethods, paths, pathMatch } = interval;
  const scope = scopeTokens(paths, pathMatch);
  const fields = {
    mode: modes.indexOf(mode),
    startsAt,
    endsAt,
    window: windowTail(interval),
    ...(scope.length > 0 && !scope.includes('/') && { paths: scope }),
    ...(mode === 'read-only' && allowedMethods && { methods: allowedMethods }),
  };
  return inOrder<typeof IntervalField, string | number | readonly string[]>(IntervalField, fields, 0);
});
