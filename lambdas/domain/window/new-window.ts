import type { Actor, EpochSeconds } from '../actor';
import type { Site } from '../site/site';
import { rulesOf } from '../site/site-rules';
import { digestOf } from './plan';
import type { Plan, Window, WindowStatus } from './window';

/** What every new window has, however it is created. */
export interface NewWindow {
  /** `{siteId}.{ulid}` */
  readonly windowId: string;
  readonly plan: Plan;
  /** IANA zone; the site's own when absent. */
  readonly timeZone?: string | undefined;
  readonly reason: string;
  readonly ticket?: string | undefined;
  readonly requestedBy: Actor;
  /** The version of the directory when it is asked. */
  readonly directoryVersion: number;
}

/**
 * The status it begins with: `requested`, `approved` (from a template) or `active` (an emergency), and the members that
 * depend on it.
 */
export type Beginning = Pick<Window, 'decideBy'> &
  Partial<Pick<Window, 'rules' | 'decidedAt' | 'activatedAt' | 'templateId' | 'emergency'>> & {
    readonly status: Extract<WindowStatus, 'requested' | 'approved' | 'active'>;
  };

/** The only place where a window is created: version 1, with plan version 1 and no votes. */
export function newWindow(site: Site, request: NewWindow, beginning: Beginning, at: EpochSeconds): Window {
  const { windowId, plan, reason, ticket, requestedBy, timeZone = site.timeZone, directoryVersion } = request;
  return {
    windowId,
    siteId: site.siteId,
    plan,
    planVersion: 1,
    lastPlanVersion: 1,
    digest: digestOf(windowId, 1, plan),
    timeZone,
    reason,
    ...(ticket !== undefined && { ticket }),
    requestedBy,
    requestedAt: at,
    rules: rulesOf(site.policy),
    askedBy: [requestedBy],
    askedAt: at,
    directoryVersion,
    votes: [],
    revision: 0,
    version: 1,
    ...beginning,
  };
}
