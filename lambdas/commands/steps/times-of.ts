import type { EpochSeconds } from '../../domain/actor';
import { resolveTime } from '../../domain/local-time';
import { malformedField } from '../../domain/refusal';
import type { Policy } from '../../domain/site/site';
import { leadSecondsOf, startOnApproval } from '../../domain/window/on-approval';
import type { Plan } from '../../domain/window/window';

/** An end, as a time or as a duration in minutes. */
interface End {
  /** As `startsAt`; exactly one of `endsAt` and `durationMinutes` is given. */
  readonly endsAt?: string | undefined;
  /** From the start on. */
  readonly durationMinutes?: number | undefined;
}

/** When a window is to take place. */
export interface TimesRequest extends End {
  /**
   * RFC 3339 with offset, or a local time without one (`2026-11-29T02:30`), read in the window's time zone; or
   * `on-approval`, with `notAfter` and `durationMinutes`.
   */
  readonly startsAt: string;
  /** The earliest start on approval, as a time. */
  readonly notBefore?: string | undefined;
  /** The latest start on approval, as a time. */
  readonly notAfter?: string | undefined;
}

type Times = Pick<Plan, 'startsAt' | 'endsAt' | 'onApproval'>;

/**
 * The times that are asked for.
 *
 * @throws Refusal `malformed` for times that do not go together, and as `resolveTime`
 */
export function timesOf(request: TimesRequest, policy: Policy, timeZone: string): Times {
  if (request.startsAt === startOnApproval) return timesOnApproval(request, policy, timeZone);
  if (request.notBefore !== undefined || request.notAfter !== undefined) {
    throw malformedField('startsAt', 'must be "on-approval" where notBefore or notAfter is given');
  }
  const startsAt = resolveTime(request.startsAt, timeZone);
  return { startsAt, endsAt: endAfter(startsAt, request, timeZone) };
}

/** Until the approval, the latest possible start and end: listings and deadlines go by them. */
function timesOnApproval(request: TimesRequest, policy: Policy, timeZone: string): Times {
  const { notBefore, notAfter, durationMinutes, endsAt } = request;
  if (notAfter === undefined || durationMinutes === undefined || endsAt !== undefined) {
    throw malformedField(
      'startsAt',
      'as "on-approval" needs notAfter, the latest start, and durationMinutes in place of endsAt',
    );
  }
  const startsAt = resolveTime(notAfter, timeZone);
  const durationSeconds = Math.round(durationMinutes * 60);
  return {
    startsAt,
    endsAt: startsAt + durationSeconds,
    onApproval: {
      ...(notBefore !== undefined && { notBefore: resolveTime(notBefore, timeZone) }),
      notAfter: startsAt,
      durationSeconds,
      leadSeconds: leadSecondsOf(policy),
    },
  };
}

/**
 * The end that is asked for.
 *
 * @throws Refusal `malformed` without one or with both, and as `resolveTime`
 */
export function endAfter(startsAt: EpochSeconds, { endsAt, durationMinutes }: End, timeZone: string): EpochSeconds {
  if (endsAt !== undefined && durationMinutes === undefined) return resolveTime(endsAt, timeZone);
  if (durationMinutes !== undefined && endsAt === undefined) return startsAt + durationMinutes * 60;
  throw malformedField('endsAt', 'must be given, or durationMinutes in its place, but not both');
}
