import type { Window } from '../api/answers';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import { durationText } from '../times/duration';
import { minuteText, secondsOf } from '../times/told';
import type { Goal, Told } from './await-window';
import { askable, type Sight, seesInForce } from './edge-watch';
import type { Stage } from './stages';

export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where the edge is asked, instead of the hostnames of the window. */
  readonly via: string | undefined;
  /** Who may approve, for people. */
  readonly approvers: string;
}

/** How often the edge is asked around a start. */
const closeMs = 250;
const usualMs = 2000;

export function goalOf(stage: Stage, surroundings: Surroundings): Goal {
  if (stage === 'enforced') return enforced(surroundings);
  return stage === 'approved' ? approved(surroundings) : over(surroundings);
}

/** The goal, as long as the plan is the one that somebody read. Any plan will do where none is named. */
export const forPlan = (planVersion: number | undefined, goal: Goal): Goal => ({
  ...goal,
  isReached: (window) => {
    assertPlan(window, planVersion);
    return goal.isReached(window);
  },
});

/** @throws CommandFailure with exit code 7 */
export function assertPlan({ windowId, planVersion }: Window, wanted: number | undefined): void {
  if (wanted === undefined || planVersion === wanted) return;
  throw new CommandFailure(
    `The plan of ${windowId} is version ${planVersion} now, not ${wanted}.`,
    exitCodes.coversLess,
    `See: quiesce window show ${windowId}`,
  );
}

function approved({ now, approvers }: Surroundings): Goal {
  return {
    isReached: ({ status }) => status !== 'requested',
    told: (window) => approvalText(window, approvers, now()),
    pauseMs: () => usualMs,
  };
}

function over({ now, approvers }: Surroundings): Goal {
  return {
    isReached: ({ status }) => status === 'completed',
    told: (window) =>
      window.status === 'requested'
        ? approvalText(window, approvers, now())
        : { text: 'Waiting for its end', changing: `, ${distance(window.endsAt, now())}` },
    pauseMs: () => usualMs,
  };
}

/** The edge itself says so: that the start is recorded means less, and comes later. */
function enforced({ now, via, approvers }: Surroundings): Goal {
  let sight: Sight = { everywhere: false, missing: [] };
  return {
    isReached: async (window) => {
      if (window.status === 'completed') throw new CommandFailure('The window is over already.');
      if (window.status === 'requested' || now() < startOf(window)) return false;
      if (askable(window.hostnames).length === 0) return window.status === 'active';
      sight = await seesInForce(window, via);
      return sight.everywhere;
    },
    told: (window) => {
      if (window.status === 'requested') return approvalText(window, approvers, now());
      if (now() < startOf(window)) {
        return {
          text: `Approved. It starts at ${clockText(window.startsAt)}`,
          changing: `, ${distance(window.startsAt, now())}`,
        };
      }
      return { text: ['Waiting for the edge', ...sight.missing].join('; ') };
    },
    pauseMs: (window) => (window.status === 'requested' ? usualMs : Math.max(closeMs, startOf(window) - now())),
  };
}

const startOf = ({ startsAt }: Window) => secondsOf(startsAt) * 1000;

function approvalText({ approvals: { required, votes }, decideBy }: Window, approvers: string, now: number): Told {
  const approving = votes.filter(({ decision }) => decision === 'approve').length;
  const who = approvers === '' ? '' : ` (${approvers})`;
  return {
    text: `Waiting for approval: ${approving} of ${required}${who}. It expires at ${clockText(decideBy)}`,
    changing: `, ${distance(decideBy, now)}`,
  };
}

const clockText = (instant: string): string => `${minuteText(secondsOf(instant), 'UTC')} UTC`;

const distance = (instant: string, now: number): string => {
  const seconds = secondsOf(instant) - Math.ceil(now / 1000);
  return seconds > 0 ? `in ${durationText(seconds)}` : 'now';
};
