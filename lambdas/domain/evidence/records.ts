import type { EpochSeconds } from '../actor';
import type { Plan, Window } from '../window/window';

/** A plan as it was asked about, kept beside the window, which has the newest only. */
export interface PlanVersion {
  readonly windowId: string;
  readonly planVersion: number;
  readonly digest: string;
  readonly plan: Plan;
  readonly at: EpochSeconds;
}

/** What the publisher wrote to the edge for a site. */
export interface SitePublishRecord {
  readonly siteId: string;
  readonly revision: number;
  readonly at: EpochSeconds;
  /** The windows that were at the edge from then on. */
  readonly windowIds: readonly string[];
}

/** The plan version that a change made, if it made one. @param before `null` for what the change made */
export function newPlanVersion(before: unknown, after: Window, at: EpochSeconds): PlanVersion | undefined {
  if (isWindow(before) && before.lastPlanVersion === after.lastPlanVersion) return undefined;
  const { windowId, lastPlanVersion, amendment } = after;
  const asked = amendment?.planVersion === lastPlanVersion ? amendment : after;
  const { planVersion, digest, plan } = asked;
  return planVersion === lastPlanVersion ? { windowId, planVersion, digest, plan, at } : undefined;
}

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'lastPlanVersion' in value;

/** The key of a window's detail is siteId and ULID; keys of hostnames have no slash, those of texts have two. */
const ofWindow = /^([^/]+)\/([0-9A-Z]{26})$/;

export function sitePublish(
  { siteId, revision }: { readonly siteId: string; readonly revision: number },
  entries: Readonly<Record<string, string>>,
  at: EpochSeconds,
): SitePublishRecord {
  const windowIds = Object.keys(entries).flatMap((key) => {
    const [, site, tail] = ofWindow.exec(key) ?? [];
    return site === siteId && tail !== undefined ? [`${siteId}.${tail}`] : [];
  });
  return { siteId, revision, at, windowIds };
}
