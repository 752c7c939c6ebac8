import type { Actor, EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import type { Snapshot } from '../../store/snapshot';
import { liveWindowIds, siteIn, siteKeys } from '../requirements/site';
import { assertVersion } from '../requirements/version';
import { releases } from '../steps/site-settings';
import { audited } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';

export interface SiteDeletion {
  readonly siteId: string;
  readonly ifVersion?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Deletes a site without live windows and open proposals. Its bypass secrets and its policy go with it, and its templates serve
 * no other site of this id. Its head stays as a tombstone, so chain and revisions go on when the siteId is used again; its empty
 * calendar is written once more, which tells the publisher.
 *
 * @throws Refusal
 */
export async function deleteSite(deps: Deps, request: SiteDeletion, actor: Actor): Promise<void> {
  const keys = [...siteKeys(request.siteId, []), { kind: 'bypass', siteId: request.siteId } as const];
  await decideAndCommit(deps, keys, (snapshot, at) => decide(snapshot, request, actor, at));
}

function decide(snapshot: Snapshot, request: SiteDeletion, actor: Actor, at: EpochSeconds): CommandOutcome<void> {
  const { siteId, ifVersion, reason } = request;
  const before = siteIn(snapshot, siteId);
  assertVersion(before, ifVersion);
  assertUnused(snapshot, siteId);
  const head = snapshot.head(siteId);
  const calendar = snapshot.calendar(siteId);
  const secrets = { kind: 'bypass', value: snapshot.bypass(siteId) } as const;
  const kept = secrets.value.version > 0;
  const commit = audited({
    head,
    at,
    actor,
    action: 'delete-site',
    subject: siteId,
    before,
    after: null,
    reason,
    headChanges: { revision: head.revision + 1 },
    put: [{ kind: 'calendar', value: { ...calendar, version: calendar.version + 1 } }],
    remove: [{ kind: 'site', value: before }, ...(kept ? [secrets] : []), ...releases(siteId, before.hostnames)],
    reliedOn: kept ? [] : [secrets],
  });
  return { result: undefined, commit };
}

/** @throws Refusal `site-in-use` */
function assertUnused(snapshot: Snapshot, siteId: string): void {
  const windowIds = liveWindowIds(snapshot, siteId);
  const proposalIds = snapshot.head(siteId).proposals;
  if (windowIds.length === 0 && proposalIds.length === 0) return;
  throw new Refusal(
    'site-in-use',
    'The site has windows that are undecided, approved or active, or proposals that are undecided.',
    { windowIds, proposalIds },
  );
}
