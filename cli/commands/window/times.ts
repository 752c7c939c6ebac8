import { readSite } from '../../api/reads';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, readDuration } from '../../times/duration';
import { instantText, toldTime } from '../../times/told';
import { zoneNamed } from '../../times/zones';

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
  const zone = zoneOption(times.zone) ?? (await readSite(await session.api(), siteId)).timeZone;
  const start = await askTime(session, '--at', at, zone);
  const end =
    until === undefined
      ? start.at + readDuration(length ?? '', '--for')
      : (await askTime(session, '--until', until, start.zone)).at;
  const own = start.named || times.zone !== undefined ? start.zone : undefined;
  const body = { startsAt: instantText(start.at), endsAt: instantText(end), timeZone: own };
  return { startsAt: start.at, endsAt: end, zone: start.zone, body };
}

/** @throws UsageFailure when it is no IANA name */
export function zoneOption(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const zone = zoneNamed(name);
  if (zone === undefined) throw new UsageFailure(`--zone ${name} is no IANA time zone such as Europe/Paris.`);
  return zone;
}

/** Shows what a time that was typed means, before it is sent. */
export async function noteTimes(session: Session, { startsAt, endsAt, zone }: PlannedTimes): Promise<void> {
  await session.printer.noteFacts([
    ['Starts', toldTime(startsAt, zone, session.now())],
    ['Ends', toldTime(endsAt, zone, session.now())],
    ['Lasts', endsAt > startsAt ? durationText(endsAt - startsAt) : 'it ends before it starts'],
  ]);
}
