import type { EpochSeconds } from '../domain/actor';
import type { Calendar } from '../domain/site/site';
import { isStartOpen, spanOf } from '../domain/window/on-approval';
import { windowsBeside } from '../domain/window/overlap';
import type { Plan } from '../domain/window/window';
import { type Fact, fact, ids, type Said } from './facts';
import { modeName, scopeFact } from './plan-facts';

/** The site's current and future windows. */
export interface Surroundings {
  readonly calendar: Calendar;
  readonly now: EpochSeconds;
}

/** The other windows that overlap in paths and time; where they do, the strictest decides. */
export function besideFacts(windowId: string, plan: Plan, surroundings: Surroundings): Fact[] {
  const { now } = surroundings;
  const others = othersIn(surroundings, windowId);
  return windowsBeside(others, { ...plan, ...spanOf(plan, now) }, now).map(
    ({ mode, startsAt, endsAt, windowId: id, ...scope }) =>
      fact(
        isStartOpen(plan) ? 'Window that may overlap' : 'Overlapping window',
        `${modeName(mode)}, `,
        ...scopeFact(scope).value,
        ...hostsSaid(scope, plan),
        ', from ',
        { at: startsAt },
        ' to ',
        { at: endsAt },
        ', ',
        { id },
      ),
  );
}

/** The calendar without a window. */
export const othersIn = ({ calendar }: Surroundings, windowId: string): Calendar => ({
  ...calendar,
  entries: calendar.entries.filter((entry) => entry.windowId !== windowId),
});

/** Where it is not on the same hosts. */
const hostsSaid = (one: Pick<Plan, 'hostnames'>, other: Plan): Said =>
  one.hostnames.join() === other.hostnames.join() ? [] : [' on ', ...ids(one.hostnames)];
