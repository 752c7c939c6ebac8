import type { Actor, EpochSeconds } from '../domain/actor';
import { Refusal } from '../domain/refusal';
import type { Site } from '../domain/site';
import type { Snapshot } from '../store/snapshot';
import { audited } from './audited';
import { type Decision, decideAndCommit } from './decide-and-commit';
import { assertArmable, assertFits } from './edge-capacity';
import { assertVersion } from './load-window';
import { claims, releases, type SiteDeps, type SiteSettings, siteFrom, siteIn, siteKeys } from './site-changes';

export interface SiteUpdate extends SiteSettings {
  readonly ifVersion?: number | undefined;
}

/**
 * Replaces a site's settings. Windows keep the plan and the rules they were requested with; hostnames of undecided, approved and
 * active windows stay.
 *
 * @throws Refusal
 */
export async function updateSite(deps: SiteDeps, settings: SiteUpdate, actor: Actor): Promise<Site> {
  const wanted = siteFrom(settings, deps, 1);
  const keys = siteKeys(wanted.siteId, wanted.hostnames);
  return decideAndCommit(deps, keys, (snapshot, at) => decide(snapshot, wanted, settings.ifVersion, actor, at));
}

function decide(
  snapshot: Snapshot,
  wanted: Site,
  ifVersion: number | undefined,
  actor: Actor,
  at: EpochSeconds,
): Decision<Site> {
  const { siteId } = wanted;
  const before = siteIn(snapshot, siteId);
  assertVersion(before, ifVersion);
  const after = { ...wanted, version: before.version + 1 };
  const gone = before.hostnames.filter((hostname) => !after.hostnames.includes(hostname));
  const come = after.hostnames.filter((hostname) => !before.hostnames.includes(hostname));
  assertUnused(snapshot, siteId, gone);
  assertArmable(after, at);
  assertFits(after, snapshot.calendar(siteId), at);
  const head = snapshot.head(siteId);
  const commit = audited({
    head,
    at,
    actor,
    action: 'update-site',
    subject: siteId,
    before,
    after,
    moves: { revision: head.revision + 1 },
    put: [{ kind: 'site', value: after }, ...claims(snapshot, siteId, come)],
    remove: releases(siteId, gone),
    reliedOn: [{ kind: 'calendar', value: snapshot.calendar(siteId) }],
  });
  return { result: after, commit };
}

/** A request is a snapshot of all hostnames of its time, so any undecided one keeps all of them. */
function assertUnused(snapshot: Snapshot, siteId: string, gone: readonly string[]): void {
  const { entries } = snapshot.calendar(siteId);
  const using = entries.filter((entry) => entry.hostnames.some((hostname) => gone.includes(hostname)));
  const windowIds = [...snapshot.head(siteId).requests, ...using.map(({ windowId }) => windowId)];
  if (gone.length === 0 || windowIds.length === 0) return;
  throw new Refusal('site-in-use', 'Windows that are undecided, approved or active cover these hostnames.', {
    hostnames: gone,
    windowIds,
  });
}
