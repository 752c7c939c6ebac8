import { readingMethods } from '../../../lambdas/domain/site/methods';
import { scopeHolds } from '../../../lambdas/domain/window/scope';
import { modes } from '../../../lambdas/domain/window/window';
import type { Window } from '../../api/answers';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import { durationText } from '../../times/duration';
import { secondsOf } from '../../times/told';

/** What of a plan says which requests are refused, and how long. */
export type Covering = Pick<
  Window,
  'mode' | 'hostnames' | 'paths' | 'pathMatch' | 'allowedMethods' | 'startsAt' | 'endsAt'
>;

/**
 * In what a plan covers less than was asked for. It may cover more: another mode if it is stricter, more paths and hostnames, a longer
 * time. When it starts and what visitors read do not matter to a command.
 *
 * @returns one phrase for each; none when it covers at least what was asked for
 */
export function shortfalls(asked: Covering, plan: Covering): string[] {
  return [modeShortfall, hostnamesShortfall, pathsShortfall, methodsShortfall, lengthShortfall].flatMap(
    (shortfall) => shortfall(asked, plan) ?? [],
  );
}

/**
 * As `shortfalls`, of a window that is in force, with the time that is left of it.
 *
 * @param now milliseconds since 1970
 * @param lateSeconds how long the edge may take to enforce the window: nobody asked for that time
 */
export function shortfallsNow(asked: Covering, window: Covering, now: number, lateSeconds: number): string[] {
  const left = secondsOf(window.endsAt) - Math.ceil(now / 1000);
  const isLate = left + lateSeconds < lengthOf(asked) && lengthOf(window) >= lengthOf(asked);
  const late = isLate ? [`${durationText(Math.max(0, left))} are left of ${durationText(lengthOf(asked))}`] : [];
  return [...shortfalls(asked, window), ...late];
}

/** The plan was changed to one that covers less than the command was to run in. */
export class CoversLess extends CommandFailure {
  override readonly name = 'CoversLess';

  constructor(windowId: string, missing: readonly string[]) {
    const what = `${windowId} covers less than was asked for: ${missing.join('; ')}.`;
    super(`The command was not started. ${what}`, exitCodes.coversLess, `See: quiesce window show ${windowId}`);
  }
}

type Shortfall = (asked: Covering, plan: Covering) => string | undefined;

/** The modes are in order, the strictest first: each refuses at least what those after it refuse. */
const modeShortfall: Shortfall = (asked, plan) =>
  modes.indexOf(plan.mode) > modes.indexOf(asked.mode) ? `mode ${plan.mode} instead of ${asked.mode}` : undefined;

const hostnamesShortfall: Shortfall = (asked, plan) => {
  const missing = asked.hostnames.filter((hostname) => !plan.hostnames.includes(hostname));
  return missing.length === 0 ? undefined : `not on ${missing.join(', ')}`;
};

const pathsShortfall: Shortfall = (asked, plan) =>
  scopeHolds(scopeOf(plan), scopeOf(asked)) ? undefined : `${pathsText(plan)} instead of ${pathsText(asked)}`;

const scopeOf = ({ paths, pathMatch }: Covering) => ({ paths, ...(pathMatch && { pathMatch }) });

const pathsText = ({ paths, pathMatch }: Covering): string => {
  if (paths.length === 0) return 'the whole site';
  return `only ${paths.join(', ')}${pathMatch === 'segments-and-suffixes' ? ' with suffixes' : ''}`;
};

/** Only a window in read-only mode lets methods pass. */
const methodsShortfall: Shortfall = (asked, plan) => {
  if (plan.mode !== 'read-only' || asked.mode !== 'read-only') return undefined;
  const passing: readonly string[] = asked.allowedMethods ?? readingMethods;
  const more = (plan.allowedMethods ?? readingMethods).filter((method) => !passing.includes(method));
  return more.length === 0 ? undefined : `${more.join(', ')} may pass`;
};

const lengthShortfall: Shortfall = (asked, plan) =>
  lengthOf(plan) < lengthOf(asked)
    ? `${durationText(lengthOf(plan))} instead of ${durationText(lengthOf(asked))}`
    : undefined;

const lengthOf = ({ startsAt, endsAt }: Covering): number => secondsOf(endsAt) - secondsOf(startsAt);
