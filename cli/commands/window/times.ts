import type { Window } from '../../api/answers';
import { readSite } from '../../api/reads';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, readDuration } from '../../times/duration';
import { instantText, secondsOf, toldTime } from '../../times/told';
import { zoneOption } from '../../times/zones';

/** Times of a window as they were typed. */
export interface Times {
  readonly at?: string;
  readonly until?: string;
  readonly for?: string;
  readonly zone?: string;
}

export interface PlannedTimes {
  /** Seconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** The zone that people think in. */
  readonly zone: string;
  /** What is sent. */
  readonly body: Readonly<Record<string, string | undefined>>;
}

/**
 * Turns what was typed into a start and an end. The site's zone counts where neither the times nor `--zone` name one.
 *
 * @throws UsageFailure for times that are not understood, or not complete
 */
export async function plannedTimes(session: Session, siteId: string, times: Times): Promise<PlannedTimes> {
  const { at, until, for: length } = times;
  if (at === undefined) throw new UsageFailure('Say when the window starts with --at, for example --at +15m.');
  if ((until === undefined) === (length === undefined))
    throw new UsageFailure('Say when it ends: either --for or --until.');
  const zone = zoneOption(times.zone) ?? (await readSite(await session.api(), siteId)).body.timeZone;
  const start = await askTime(session, '--at', at, zone);
  const end =
    until === undefined
      ? start.at + readDuration(length ?? '', '--for')
      : (await askTime(session, '--until', until, start.zone)).at;
  const own = start.named || times.zone !== undefined ? start.zone : undefined;
  const body = { startsAt: instantText(start.at), endsAt: instantText(end), timeZone: own };
  return { startsAt: start.at, endsAt: end, zone: start.zone, body };
}

/**
 * The times of a changed plan, and shows them. A new start alone moves the whole window.
 *
 * @returns nothing where no time was typed
 */
export async function changedTimes(session: Session, window: Window, { at, until, for: length, zone: named }: Times) {
  const own = zoneOption(named);
  if (at === undefined && until === undefined && length === undefined) return { timeZone: own };
  if (until !== undefined && length !== undefined) throw new UsageFailure('Say when it ends: either --for or --until.');
  const zone = own ?? window.timeZone;
  const [standing, end] = [secondsOf(window.startsAt), secondsOf(window.endsAt)];
  const startsAt = at === undefined ? standing : (await askTime(session, '--at', at, zone)).at;
  const lasts = length === undefined ? end - standing : readDuration(length, '--for');
  const endsAt = until === undefined ? startsAt + lasts : (await askTime(session, '--until', until, zone)).at;
  await noteTimes(session, { startsAt, endsAt, zone, body: {} });
  return { ...(at !== undefined && { startsAt: instantText(startsAt) }), endsAt: instantText(endsAt), timeZone: own };
}

/** Shows what a time that was typed means, before it is sent. */
export async function noteTimes(session: Session, { startsAt, endsAt, zone }: PlannedTimes): Promise<void> {
  await session.printer.besides.facts([
    ['Starts', toldTime(startsAt, zone, session.now())],
    ['Ends', toldTime(endsAt, zone, session.now())],
    ['Lasts', endsAt > startsAt ? durationText(endsAt - startsAt) : 'it ends before it starts'],
  ]);
}
