import type { Actor, EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import { listed } from '../../domain/words';
import type { Snapshot } from '../../store/snapshot';
import { liveWindowIds, siteIn, siteKeys } from '../requirements/site';
import { assertVersion } from '../requirements/version';
import { assertNotCovered, wildcardOwnerKeys } from '../requirements/wildcard-owners';
import { releases, type SiteDeps } from '../steps/site-settings';
import { audited } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';

export interface SiteDeletion {
  readonly siteId: string;
  readonly ifVersion?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Deletes a site that has no live windows and no open questions, because whoever creates it again chooses its rules
 * alone. Its bypass secrets and its policy are deleted, too, and its templates do not apply to a later site with this
 * id. Its head stays as a tombstone, so that chain and revisions continue when the siteId is used again. Its empty
 * calendar is written once more, which triggers the publisher.
 *
 * @throws Refusal
 */
export async function deleteSite(deps: SiteDeps, request: SiteDeletion, actor: Actor): Promise<void> {
  const { siteId } = request;
  const reading = {
    keys: [...siteKeys(siteId, []), { kind: 'bypass', siteId } as const],
    further: (snapshot: Snapshot) => wildcardOwnerKeys(deps, snapshot, snapshot.site(siteId)?.hostnames ?? []),
  };
  await decideAndCommit(deps, reading, (snapshot, at) => decide(deps, snapshot, request, { actor, at }));
}

interface Doing {
  readonly actor: Actor;
  readonly at: EpochSeconds;
}

function decide(
  deps: SiteDeps,
  snapshot: Snapshot,
  { siteId, ifVersion, reason }: SiteDeletion,
  { actor, at }: Doing,
): CommandOutcome<void> {
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
    reliedOn: [
      ...(kept ? [] : [secrets]),
      ...assertNotCovered(deps, snapshot, { siteId, come: [], gone: before.hostnames }, at),
    ],
  });
  return { result: undefined, commit };
}

/** @throws Refusal `site-in-use` */
function assertUnused(snapshot: Snapshot, siteId: string): void {
  const { unratified, proposals: proposalIds } = snapshot.head(siteId);
  const windowIds = [...new Set([...liveWindowIds(snapshot, siteId), ...unratified.map(({ windowId }) => windowId)])];
  if (windowIds.length === 0 && proposalIds.length === 0) return;
  throw new Refusal(
    'site-in-use',
    `The site has windows that are undecided, approved, active or unratified, or proposals that are undecided: ${listed([...windowIds, ...proposalIds])}. Cancel, end or ratify them first.`,
    { windowIds, proposalIds },
  );
}
