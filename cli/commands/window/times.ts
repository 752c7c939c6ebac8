import type { Window } from '../../api/answers';
import { readSite } from '../../api/reads';
import { refused } from '../../api/refusal';
import { UsageFailure } from '../../failures';
import type { Facts } from '../../output/page';
import type { Session } from '../../session';
import { askTime } from '../../times/ask-time';
import { durationText, readDuration } from '../../times/duration';
import { instantText, secondsOf, toldTime } from '../../times/told';
import { zoneOption } from '../../times/zones';
import { isOnApproval, standingOnApproval, timesOnApproval } from './on-approval';
import { startsOnApproval } from './possible';
import type { PlannedTimes, RequestedTimes, Times } from './typed-times';

/**
 * Turns what was typed into a start and an end. The site's zone counts where neither the times nor `--zone` name one, and they are told in
 * it in any case.
 *
 * @throws UsageFailure for times that are not understood, or not complete
 */
export async function plannedTimes(session: Session, siteId: string, times: RequestedTimes): Promise<PlannedTimes> {
  const { at, until, for: length } = times;
  const named = zoneOption(times.zone);
  const siteZone = zoneOf(session, siteId);
  const zone = named ?? (await siteZone());
  if (isOnApproval(at)) return withZone(await timesOnApproval(session, times, { zone, siteZone }), named);
  refuseLimits(times);
  if ((until === undefined) === (length === undefined)) {
    throw new UsageFailure('Say when it ends: either --for or --until.');
  }
  const start = await askTime(session, '--at', at, zone);
  const end =
    until === undefined
      ? start.at + readDuration(length ?? '', '--for')
      : (await askTime(session, '--until', until, start.zone)).at;
  refuseImpossible(session, end, start.at);
  const body = { startsAt: instantText(start.at), endsAt: instantText(end) };
  return withZone(
    { body, facts: factsOf(session, start.at, end, [start.zone, await siteZone()]) },
    start.named ? start.zone : named,
  );
}

/** Asks for the zone of a site once, and not before it is needed: what is mistyped is refused first. */
function zoneOf(session: Session, siteId: string): () => Promise<string> {
  let found: Promise<string> | undefined;
  const ask = async () => (await readSite(await session.api(), siteId)).body.timeZone;
  return () => (found ??= ask());
}

const withZone = ({ body, facts }: PlannedTimes, timeZone: string | undefined): PlannedTimes => ({
  facts,
  body: { ...body, timeZone },
});

function refuseLimits({ notBefore, notAfter }: Times): void {
  if (notBefore ?? notAfter) throw new UsageFailure('--not-before and --not-after are for --at on-approval.');
}

/**
 * The times of a changed plan. A new start alone moves the whole window.
 *
 * @throws UsageFailure for times that are not understood, or exclude each other
 */
export async function changedTimes(session: Session, window: Window, times: Times): Promise<PlannedTimes> {
  const { at, until, for: length } = times;
  const named = zoneOption(times.zone);
  const zone = named ?? window.timeZone;
  if (typed(times).length === 0) return withZone({ facts: [], body: {} }, named);
  const siteZone = zoneOf(session, window.siteId);
  if (isOnApproval(at) || (at === undefined && startsOnApproval(window)))
    return withZone(await timesOnApproval(session, times, { zone, siteZone }, standingOnApproval(window)), named);
  refuseLimits(times);
  if (until !== undefined && length !== undefined) throw new UsageFailure('Say when it ends: either --for or --until.');
  const [standing, end] = [secondsOf(window.startsAt), secondsOf(window.endsAt)];
  const startsAt = at === undefined ? standing : (await askTime(session, '--at', at, zone)).at;
  const lasts = length === undefined ? end - standing : readDuration(length, '--for');
  const endsAt = until === undefined ? startsAt + lasts : (await askTime(session, '--until', until, zone)).at;
  refuseImpossible(session, endsAt, startsAt, at !== undefined);
  const body = { ...(at !== undefined && { startsAt: instantText(startsAt) }), endsAt: instantText(endsAt) };
  return withZone({ body, facts: factsOf(session, startsAt, endsAt, [zone, await siteZone()]) }, named);
}

const typed = ({ at, until, for: length, notBefore, notAfter }: Times) =>
  [at, until, length, notBefore, notAfter].filter((time) => time !== undefined);

/**
 * What the API would refuse in any case is refused before it is shown as a plan.
 *
 * @param isNew whether the start was typed; that of a window which has begun may have passed
 */
function refuseImpossible(session: Session, endsAt: number, startsAt: number, isNew = true): void {
  if (endsAt <= startsAt) throw refused('ends-before-start');
  if (isNew && startsAt * 1000 <= session.now()) throw refused('starts-in-past');
}

const factsOf = (session: Session, startsAt: number, endsAt: number, zones: readonly string[]): Facts => [
  ['Starts', toldTime(startsAt, zones, session.now())],
  ['Ends', toldTime(endsAt, zones, session.now())],
  ['Lasts', durationText(endsAt - startsAt)],
];
