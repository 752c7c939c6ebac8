import type { EpochSeconds } from '../domain/actor';
import type { Calendar } from '../domain/site/site';
import { windowsBeside } from '../domain/window/overlap';
import type { Plan } from '../domain/window/window';
import { type Fact, fact } from './facts';
import { modeName, scopeFact } from './plan-facts';

/** The site's current and future windows. */
export interface Surroundings {
  readonly calendar: Calendar;
  readonly now: EpochSeconds;
}

/** The other windows that overlap in paths and time; where they do, the strictest decides. */
export function besideFacts(windowId: string, plan: Plan, { calendar, now }: Surroundings): Fact[] {
  const others = { ...calendar, entries: calendar.entries.filter((entry) => entry.windowId !== windowId) };
  return windowsBeside(others, plan, now).map(({ mode, startsAt, endsAt, windowId: id, ...scope }) =>
    fact(
      'Overlapping window',
      `${modeName(mode)}, `,
      ...scopeFact(scope).value,
      ', from ',
      { at: startsAt },
      ' to ',
      { at: endsAt },
      ', ',
      { id },
    ),
  );
}
