import type { Window } from '../../api/answers';
import { refused } from '../../api/refusal';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, wholeMinutes } from '../../times/duration';
import { instantText, secondsOf, toldTime } from '../../times/told';
import type { PlannedTimes, Times } from './typed-times';

/** In place of a start: the window starts as soon as it is approved. */
const word = 'on-approval';

export const isOnApproval = (at: string | undefined): boolean => at?.toLowerCase() === word;

/** What holds already where a window is changed; in seconds. */
interface Standing {
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly length?: number;
}

/** Zones in which times are told. */
interface TypedFor {
  /** That of times that name none. */
  readonly zone: string;
  readonly siteZone: () => Promise<string>;
}

/** @throws UsageFailure without a latest start and a length, typed or standing */
export async function timesOnApproval(
  session: Session,
  times: Times,
  { zone, siteZone }: TypedFor,
  standing: Standing = {},
): Promise<PlannedTimes> {
  const { notBefore, notAfter, until, for: length } = times;
  if (until !== undefined) throw new UsageFailure('A window that starts on approval has no end yet: say --for.');
  if (notAfter === undefined && standing.notAfter === undefined)
    throw new UsageFailure(`--at ${word} needs --not-after: the latest start.`);
  if (length === undefined && standing.length === undefined)
    throw new UsageFailure(`--at ${word} needs --for, and no --until.`);
  const earliest = notBefore === undefined ? undefined : (await askTime(session, '--not-before', notBefore, zone)).at;
  const latest = notAfter === undefined ? undefined : (await askTime(session, '--not-after', notAfter, zone)).at;
  if (latest !== undefined && latest * 1000 <= session.now()) throw refused('starts-in-past');
  const durationMinutes = length === undefined ? undefined : wholeMinutes(length, '--for', 'windowMinutes');
  const zones = [zone, await siteZone()];
  const told = (at: number | undefined) => (at === undefined ? undefined : toldTime(at, zones, session.now()));
  return {
    facts: [
      ['Starts', 'as soon as it is approved'],
      ['Not before', told(earliest ?? standing.notBefore)],
      ['Not after', told(latest ?? standing.notAfter)],
      ['Lasts', durationText(durationMinutes === undefined ? (standing.length ?? 0) : durationMinutes * 60)],
    ],
    body: {
      ...(isOnApproval(times.at) && { startsAt: word }),
      ...(earliest !== undefined && { notBefore: instantText(earliest) }),
      ...(latest !== undefined && { notAfter: instantText(latest) }),
      ...(durationMinutes !== undefined && { durationMinutes }),
    },
  };
}

/** What a window has of these times: its length, and its limits while it waits for an approval to start it. */
export function standingOnApproval({ onApproval, startsAt, endsAt }: Window): Standing {
  if (onApproval === undefined || onApproval.approvedAt !== undefined)
    return { length: secondsOf(endsAt) - secondsOf(startsAt) };
  const { notBefore, notAfter, durationSeconds: length } = onApproval;
  return {
    ...(notBefore !== undefined && { notBefore: secondsOf(notBefore) }),
    notAfter: secondsOf(notAfter),
    length,
  };
}
