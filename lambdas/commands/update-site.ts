import { Refusal } from '../domain/refusal';
import type { Site } from '../domain/site';
import type { Actor, EpochSeconds } from '../domain/window';
import type { Snapshot } from '../store/snapshot';
import { audited } from './audited';
import { type Decision, decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';
import { assertFits } from './edge-capacity';
import { assertVersion } from './load-window';
import { claims, releases, type SiteSettings, siteFrom, siteIn, siteKeys } from './site-changes';

export interface SiteUpdate extends SiteSettings {
  readonly ifVersion?: number | undefined;
}

/**
 * Replaces a site's settings. Windows keep the plan and the rules they were requested with; hostnames of undecided, approved and
 * active windows stay.
 *
 * @throws Refusal
 */
export async function updateSite(deps: Deps, settings: SiteUpdate, actor: Actor): Promise<Site> {
  const { siteId, hostnames } = siteFrom(settings, 1);
  return decideAndCommit(deps, siteKeys(siteId, hostnames), (snapshot, at) => decide(snapshot, settings, actor, at));
}

function decide(snapshot: Snapshot, settings: SiteUpdate, actor: Actor, at: EpochSeconds): Decision<Site> {
  const before = siteIn(snapshot, settings.siteId);
  assertVersion(before, settings.ifVersion);
  const after = siteFrom(settings, before.version + 1);
  const { siteId } = after;
  const gone = before.hostnames.filter((hostname) => !after.hostnames.includes(hostname));
  const come = after.hostnames.filter((hostname) => !before.hostnames.includes(hostname));
  assertUnused(snapshot, siteId, gone);
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
