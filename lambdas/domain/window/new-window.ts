import type { Actor, EpochSeconds } from '../actor';
import type { ApprovalRules } from '../voting/question';
import { digestOf } from './plan';
import type { Plan, Window } from './window';

export interface NewWindow {
  readonly windowId: string;
  readonly siteId: string;
  readonly plan: Plan;
  /** IANA zone */
  readonly timeZone: string;
  readonly reason: string;
  readonly ticket?: string | undefined;
  /** As named by the directory. */
  readonly requestedBy: Actor;
  readonly at: EpochSeconds;
  readonly rules: ApprovalRules;
  readonly decideBy: EpochSeconds;
  /** The directory's by which it is asked. */
  readonly directoryVersion: number;
}

/** – → requested. What is approved or active from the beginning says so besides. */
export function newWindow({ ticket, at, ...asked }: NewWindow): Window {
  return {
    ...asked,
    status: 'requested',
    planVersion: 1,
    lastPlanVersion: 1,
    digest: digestOf(asked.windowId, 1, asked.plan),
    ...(ticket === undefined ? {} : { ticket }),
    requestedAt: at,
    askedBy: [asked.requestedBy],
    askedAt: at,
    votes: [],
    revision: 0,
    version: 1,
  };
}
