import type { ShownWindow, Site } from '../../api/types';
import { differing } from '../../parts/drafts/edits';
import { localIn, meantBy } from '../../parts/times/zoned';

/** When a window is, as it is typed. */
export interface When {
  /** `at`: at a time; `on-approval`: as soon as enough people have approved. */
  readonly starts: 'at' | 'on-approval';
  /** IANA: the zone of the window that is edited; empty for the site's. */
  readonly timeZone: string;
  /** `YYYY-MM-DD` and `HH:mm` in that zone: the start, or the earliest start on approval. */
  readonly date: string;
  readonly time: string;
  /** The latest start on approval. */
  readonly latestDate: string;
  readonly latestTime: string;
  readonly minutes: string;
}

/** The zone of the local times: of the window that is edited, or of the site for a new one. */
export const zoneOf = ({ timeZone }: Pick<When, 'timeZone'>, site: Pick<Site, 'timeZone'> | undefined): string =>
  timeZone === '' ? (site?.timeZone ?? 'UTC') : timeZone;

type Times = Pick<ShownWindow, 'startsAt' | 'endsAt' | 'timeZone' | 'onApproval'>;

const noTime = { date: '', time: '' };

/** When a window is, in its own zone. */
export function whenOf({ startsAt, endsAt, timeZone, onApproval }: Times): When {
  const minutes = String(Math.round(lengthOf({ startsAt, endsAt }) / 60_000));
  if (!onApproval || onApproval.approvedAt !== undefined) {
    const fixed = { starts: 'at' as const, ...localIn(timeZone, startsAt) };
    return { ...fixed, latestDate: '', latestTime: '', minutes, timeZone };
  }
  const { notBefore, notAfter } = onApproval;
  const latest = localIn(timeZone, notAfter);
  return {
    starts: 'on-approval',
    ...(notBefore === undefined ? noTime : localIn(timeZone, notBefore)),
    latestDate: latest.date,
    latestTime: latest.time,
    minutes,
    timeZone,
  };
}

/** When a new window starts, as the API takes it. */
export function startOf({ starts, date, time, latestDate, latestTime }: When) {
  if (starts === 'at') return { startsAt: `${date}T${time}` };
  return {
    startsAt: 'on-approval',
    ...(date !== '' && time !== '' && { notBefore: `${date}T${time}` }),
    notAfter: `${latestDate}T${latestTime}`,
  };
}

/**
 * The changed times of a window, read in its zone. What nobody typed in is not sent: the form has minutes, the window may
 * have seconds.
 * @param before as it was when the person began
 */
export function timesChange(typed: When, window: Times, before: When = whenOf(window)) {
  const touched = new Set<string>(differing(before, { ...before, ...pickWhen(typed) }));
  const start = startChange(typed, before, touched);
  if (touched.has('minutes')) return { ...start, durationMinutes: Number(typed.minutes) };
  // Without an end the API would keep the standing one, and the window would get longer or shorter.
  const isMoved = before.starts === 'at' && start.startsAt !== undefined && typed.starts === 'at';
  return isMoved ? { ...start, ...sameLength(typed, window) } : start;
}

/** Whether nobody typed another start than the window has. */
export function isStartKept(typed: When, window: Times): boolean {
  const before = whenOf(window);
  return differing(before, { ...before, ...pickWhen(typed) }).every((field) => field === 'minutes');
}

type StartChange = { readonly startsAt?: string; readonly notBefore?: string | null; readonly notAfter?: string };

function startChange(typed: When, before: When, touched: ReadonlySet<string>): StartChange {
  const isFirst = touched.has('date') || touched.has('time');
  if (touched.has('starts')) return startOf(typed);
  if (before.starts === 'at') return isFirst ? startOf(typed) : {};
  const { date, time, latestDate, latestTime } = typed;
  const isLast = touched.has('latestDate') || touched.has('latestTime');
  return {
    ...(isFirst && { notBefore: date === '' || time === '' ? null : `${date}T${time}` }),
    ...(isLast && { notAfter: `${latestDate}T${latestTime}` }),
  };
}

/** The end of a window that only starts at another time. */
function sameLength(typed: When, window: Times): { readonly durationMinutes: number } | { readonly endsAt: string } {
  const length = lengthOf(window);
  const start = meantBy(typed.date, typed.time, window.timeZone);
  if (length % 60_000 === 0 || start.kind !== 'instant') return { durationMinutes: Math.round(length / 60_000) };
  return { endsAt: new Date(Date.parse(start.at) + length).toISOString() };
}

/** Milliseconds. */
const lengthOf = ({ startsAt, endsAt }: Pick<Times, 'startsAt' | 'endsAt'>): number =>
  Date.parse(endsAt) - Date.parse(startsAt);

function pickWhen({ starts, date, time, latestDate, latestTime, minutes }: When): Omit<When, 'timeZone'> {
  return { starts, date, time, latestDate, latestTime, minutes };
}
