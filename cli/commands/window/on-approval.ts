import { refused } from '../../api/refusal';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, wholeMinutes } from '../../times/duration';
import { instantText, toldTime } from '../../times/told';
import type { PlannedTimes, Times } from './typed-times';

/** In place of a start: the window starts as soon as it is approved. */
const word = 'on-approval';

export const isOnApproval = (at: string | undefined): boolean => at?.toLowerCase() === word;

/** @throws UsageFailure without a latest start and a length */
export async function timesOnApproval(session: Session, times: Times, zone: string): Promise<PlannedTimes> {
  const { notBefore, notAfter, until, for: length } = times;
  if (notAfter === undefined) throw new UsageFailure(`--at ${word} needs --not-after: the latest start.`);
  if (length === undefined || until !== undefined) throw new UsageFailure(`--at ${word} needs --for, and no --until.`);
  const earliest = notBefore === undefined ? undefined : (await askTime(session, '--not-before', notBefore, zone)).at;
  const latest = (await askTime(session, '--not-after', notAfter, zone)).at;
  if (latest * 1000 <= session.now()) throw refused('starts-in-past');
  const durationMinutes = wholeMinutes(length, '--for');
  const told = (at: number) => toldTime(at, zone, session.now());
  return {
    facts: [
      ['Starts', 'as soon as it is approved'],
      ['Not before', earliest === undefined ? undefined : told(earliest)],
      ['Not after', told(latest)],
      ['Lasts', durationText(durationMinutes * 60)],
    ],
    body: {
      startsAt: word,
      ...(earliest !== undefined && { notBefore: instantText(earliest) }),
      notAfter: instantText(latest),
      durationMinutes,
    },
  };
}
