import { canonicalJson } from '../../domain/audit/canonical-json';
import type { Site } from '../../domain/site/site';
import { endOf, type Mode, type Plan, type Window } from '../../domain/window/window';
import { editedTimes, type TimesChanges, wishedTimes } from './edited-times';
import { planOf } from './plan-of';

/** The members of a plan that change; what is left out stays as it is. */
export interface PlanChanges extends TimesChanges {
  readonly mode?: Mode | undefined;
  readonly timeZone?: string | undefined;
  /** `null`: all of the site's. */
  readonly hostnames?: readonly string[] | null | undefined;
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
  const asked = planOf(
    {
      mode: changes.mode ?? standing.mode,
      ...editedTimes(changes, standing),
      hostnames: changes.hostnames ?? undefined,
      paths: changes.paths ?? standing.paths,
      message: changed(changes.message, standing.message),
      messages: changed(changes.messages, standing.messages),
    },
    site,
    changes.timeZone ?? window.timeZone,
  );
  const plan = { ...asked, ...(changes.hostnames === undefined && chosenIn(standing)) };
  return canonicalJson(wishedOf(plan)) === canonicalJson(wishedOf(standing)) ? undefined : plan;
}

/** A member that may be left out: `null` clears it, `undefined` leaves it. */
export function changed<T>(change: T | null | undefined, standing: T | undefined): T | undefined {
  return change === undefined ? standing : (change ?? undefined);
}

const chosenIn = ({ hostnames, hostnamesChosen }: Plan) => hostnamesChosen && { hostnames, hostnamesChosen };

/** The part of a plan that the requester decides; the rest comes from the site. */
function wishedOf(plan: Plan): object {
  const { mode, paths, message, messages } = plan;
  return { mode, ...wishedTimes(plan), ...chosenIn(plan), paths, message, messages };
}
