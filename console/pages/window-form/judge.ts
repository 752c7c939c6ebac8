import type { Site, Window } from '../../api/types';
import { type Meant, meantBy, plusMinutes } from '../../parts/times/zoned';
import { type Form, pathsIn } from './form';
import type { Template } from './template';
import { undecided } from './undecided';

/** What the typed times mean. */
export interface Times {
  readonly start: Meant;
  readonly end: string | undefined;
}

/** @param zone in which they are typed */
export function timesOf({ starts, date, time, latestDate, latestTime, minutes }: Form, zone: string): Times {
  const start = starts === 'at' ? meantBy(date, time, zone) : meantBy(latestDate, latestTime, zone);
  const lasts = Number(minutes);
  const end = start.kind === 'instant' && lasts > 0 ? plusMinutes(start.at, lasts) : undefined;
  return { start, end };
}

/** What the template says against the typed plan. */
export function templateFaults({ start }: Times, { minutes }: Form, template: Template): readonly TemplateFault[] {
  const isLate = start.kind === 'instant' && Date.parse(start.at) >= Date.parse(template.expiresAt);
  const isLong = Number(minutes) * 60 > template.maximumDurationSeconds;
  return [...(isLate ? (['after-template'] as const) : []), ...(isLong ? (['too-long-for-template'] as const) : [])];
}

/** Windows that would be at the same time, except the one that is edited. They may be allowed: paths and hostnames differ. */
export function conflictsWith(times: Times, windows: readonly Window[], ownId: string | undefined): readonly Window[] {
  const { start, end } = times;
  if (start.kind !== 'instant' || end === undefined) return [];
  const [from, to] = [Date.parse(start.at), Date.parse(end)];
  return windows.filter(
    (window) =>
      window.windowId !== ownId &&
      undecided.some((status) => status === window.status) &&
      Date.parse(window.startsAt) < to &&
      Date.parse(window.endsAt) > from,
  );
}

/** What the policy says about the typed plan, by the names of its texts. */
export type Fault = 'past' | 'lead-time' | 'too-long' | TemplateFault;
type TemplateFault = 'too-long-for-template' | 'after-template';

/** @param now epoch milliseconds @param isStartKept it is that of the window that is edited: nobody is asked for another */
export function faultsOf(
  times: Times,
  { minutes }: Form,
  policy: Site['policy'],
  now: number,
  isStartKept = false,
): readonly Fault[] {
  const { start } = times;
  const seconds =
    start.kind === 'instant' && !isStartKept ? (Date.parse(start.at) - now) / 1000 : Number.POSITIVE_INFINITY;
  const early = seconds < 0 ? (['past'] as const) : seconds < policy.leadTimeSeconds ? (['lead-time'] as const) : [];
  return [...early, ...(Number(minutes) * 60 > policy.maximumDurationSeconds ? (['too-long'] as const) : [])];
}

/** What visitors who ask for an address would meet. */
export type Effect = 'elsewhere' | 'open' | 'closed' | 'no-writing' | 'testers';

/** @param address a URL, or a path of the site's first host name */
export function effectOn(address: string, { mode, paths, hostnames }: Form, site: Site): Effect | undefined {
  const url = urlOf(address, site.hostnames[0] ?? 'localhost');
  if (!url) return undefined;
  const covered = hostnames.length > 0 ? hostnames : site.hostnames;
  if (!covered.some((hostname) => isOf(url.hostname, hostname))) return 'elsewhere';
  const scope = pathsIn(paths);
  if (scope.length > 0 && !scope.some((path) => isBelow(url.pathname, path))) return 'open';
  if (site.exemptions.some((path) => isBelow(url.pathname, path))) return 'open';
  return mode === 'read-only' ? 'no-writing' : mode === 'testers-only' ? 'testers' : 'closed';
}

function urlOf(address: string, host: string): URL | undefined {
  try {
    return new URL(address.trim(), `https://${host}`);
  } catch {
    return undefined;
  }
}

const isOf = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** By segments: `/shop` covers `/shop` and `/shop/cart`, not `/shopping`. */
function isBelow(path: string, covering: string): boolean {
  const base = covering.replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}
