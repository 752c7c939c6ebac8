import { readSite } from '../../api/reads';
import { UsageFailure } from '../../failures';
import type { Text } from '../../output/text';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, readDuration } from '../../times/duration';
import { instantText, toldTime } from '../../times/told';
import { zoneOption } from '../../times/zones';

/** What `--at` says of a window that starts as soon as it is approved. */
const ON_APPROVAL = 'on-approval';

/** The times of such a window as they were typed. */
export interface OnApproval {
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly for?: string;
  readonly zone?: string;
}

/**
 * @returns what is sent, and what is shown before
 * @throws UsageFailure when something is missing or not understood
 */
export async function onApprovalTimes(session: Session, siteId: string, wish: OnApproval) {
  const { notBefore, notAfter, for: length } = wish;
  if (length === undefined) throw new UsageFailure('Say how long the window lasts with --for.');
  if (notAfter === undefined) throw new UsageFailure('Say until when it may start with --not-after, for example +2h.');
  const zone = zoneOption(wish.zone) ?? (await readSite(await session.api(), siteId)).body.timeZone;
  const latest = (await askTime(session, '--not-after', notAfter, zone)).at;
  const earliest = notBefore === undefined ? undefined : (await askTime(session, '--not-before', notBefore, zone)).at;
  const seconds = readDuration(length, '--for');
  if (seconds % 60 > 0)
    throw new UsageFailure(`--for ${length}: a window that starts on approval lasts whole minutes.`);
  const told = (at: number) => toldTime(at, zone, session.now());
  const shown: readonly (readonly [string, Text | undefined])[] = [
    ['Starts', 'as soon as it is approved'],
    ['Not before', earliest === undefined ? undefined : told(earliest)],
    ['Not after', told(latest)],
    ['Lasts', durationText(seconds)],
  ];
  const body = {
    startsAt: ON_APPROVAL,
    notAfter: instantText(latest),
    ...(earliest !== undefined && { notBefore: instantText(earliest) }),
    durationMinutes: seconds / 60,
    timeZone: zoneOption(wish.zone),
  };
  return { body, shown };
}
