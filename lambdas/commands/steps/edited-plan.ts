import type { EpochSeconds } from '../../domain/actor';
import { canonicalJson } from '../../domain/audit/canonical-json';
import { instantText } from '../../domain/local-time';
import type { Site } from '../../domain/site/site';
import { endOf, type Mode, type Plan, type Window } from '../../domain/window/window';
import { planOf } from './plan-of';

/** The members of a plan that change; what is left out stays as it is. */
export interface PlanChanges {
  readonly mode?: Mode | undefined;
  /** As in `PlanRequest`; a local time is read in the window's time zone, the new one if there is one. */
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
  /** From the start on, in place of `endsAt`. */
  readonly durationMinutes?: number | undefined;
  readonly timeZone?: string | undefined;
  readonly paths?: readonly string[] | undefined;
  /** `null`: none any more. */
  readonly message?: string | null | undefined;
  /** `null`: none any more. */
  readonly messages?: Readonly<Record<string, string>> | null | undefined;
}

/**
 * The plan with changes, as a new snapshot of the site.
 *
 * @returns `undefined` when nothing changes: then the old snapshot stays, even if the site has changed since
 * @throws Refusal as `planOf`, `unknown-time-zone`
 */
export function editedPlan(changes: PlanChanges, window: Window, site: Site): Plan | undefined {
  const standing = { ...window.plan, endsAt: endOf(window) };
  const plan = planOf(
    {
      mode: changes.mode ?? standing.mode,
      startsAt: changes.startsAt ?? instantText(standing.startsAt),
      ...endOfEdit(changes, standing.endsAt),
      paths: changes.paths ?? standing.paths,
      message: changed(changes.message, standing.message),
      messages: changed(changes.messages, standing.messages),
    },
    site,
    changes.timeZone ?? window.timeZone,
  );
  return canonicalJson(wishedOf(plan)) === canonicalJson(wishedOf(standing)) ? undefined : plan;
}

/** What is left out keeps the end, not the duration: the end is when visitors can come back. */
function endOfEdit({ endsAt, durationMinutes }: PlanChanges, standing: EpochSeconds) {
  return endsAt === undefined && durationMinutes === undefined
    ? { endsAt: instantText(standing) }
    : { endsAt, durationMinutes };
}

/** A member that may be left out: `null` clears it, `undefined` leaves it. */
export function changed<T>(change: T | null | undefined, standing: T | undefined): T | undefined {
  return change === undefined ? standing : (change ?? undefined);
}

/** The part of a plan that the requester decides; the rest comes from the site. */
function wishedOf({ mode, startsAt, endsAt, paths, message, messages }: Plan): object {
  return { mode, startsAt, endsAt, paths, message, messages };
}
