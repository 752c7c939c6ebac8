import { instantText } from '../../domain/local-time';
import { isStartOpen, startOnApproval } from '../../domain/window/on-approval';
import type { Plan } from '../../domain/window/window';
import type { TimesRequest } from './times-of';

/** The times of a plan that change; what is left out stays as it is. */
export interface TimesChanges {
  /** As in `TimesRequest`; a local time is read in the window's time zone, the new one if there is one. */
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  /** From the start on, in place of `endsAt`. */
  readonly durationMinutes?: number | undefined;
  /** `null`: none any more. */
  readonly notBefore?: string | null | undefined;
  readonly notAfter?: string | undefined;
}

/** The times of a plan with changes. Whether it starts on approval changes only with `startsAt`. */
export function editedTimes(changes: TimesChanges, standing: Plan): TimesRequest {
  const { startsAt = standingStart(standing), notAfter } = changes;
  const { onApproval } = isStartOpen(standing) ? standing : {};
  if (startsAt !== startOnApproval) {
    return { startsAt, notBefore: changes.notBefore ?? undefined, notAfter, ...endOfEdit(changes, standing) };
  }
  return {
    startsAt,
    notBefore: changes.notBefore === undefined ? textOf(onApproval?.notBefore) : (changes.notBefore ?? undefined),
    notAfter: notAfter ?? textOf(onApproval?.notAfter),
    endsAt: changes.endsAt,
    durationMinutes: changes.durationMinutes ?? minutesOf(standing),
  };
}

const standingStart = (plan: Plan): string => (isStartOpen(plan) ? startOnApproval : instantText(plan.startsAt));

/**
 * What is left out keeps the end, not the duration: the end is when visitors can come back. A window without a start has no
 * end yet, only a duration.
 */
function endOfEdit({ endsAt, durationMinutes }: TimesChanges, standing: Plan) {
  if (endsAt !== undefined || durationMinutes !== undefined) return { endsAt, durationMinutes };
  return isStartOpen(standing) ? { durationMinutes: minutesOf(standing) } : { endsAt: instantText(standing.endsAt) };
}

const minutesOf = ({ startsAt, endsAt }: Plan): number => (endsAt - startsAt) / 60;

const textOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : instantText(at));

/** What the requester decides of the times of a plan. */
export function wishedTimes(plan: Plan): object {
  if (!isStartOpen(plan)) return { startsAt: plan.startsAt, endsAt: plan.endsAt };
  const { leadSeconds: _, ...terms } = plan.onApproval;
  return terms;
}
