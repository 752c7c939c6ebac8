import type { Actor, EpochSeconds } from '../../domain/actor';
import { canonicalJson } from '../../domain/audit/canonical-json';
import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { BypassSecrets } from '../../domain/site/bypass';
import type { Site } from '../../domain/site/site';
import { mergedPolicy, samePolicy } from '../../domain/site/site-rules';
import type { RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteRoom } from '../calendar/site-room';
import { siteIn, siteKeys } from '../requirements/site';
import { assertVersion } from '../requirements/version';
import { assertNotCovered, wildcardKeys, wildcardOwnerKeys } from '../requirements/wildcard-owners';
import { type ProposedPolicy, proposedPolicy } from '../steps/proposed-policy';
import { claims, releases, type SiteDeps, type SiteSettings, siteFrom } from '../steps/site-settings';
import { audited } from '../transaction/audited';
import { type CommandOutcome, decideAndCommit } from '../transaction/decide-and-commit';
import type { Reading } from '../transaction/reading';

export interface SiteUpdate extends SiteSettings {
  readonly ifVersion?: number | undefined;
  /** The reason, for those who vote on a new policy. */
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

export interface UpdatedSite {
  /** As it stands. */
  readonly site: Site;
  /** The open proposal for the requested policy, if that differs from the current one. */
  readonly proposal?: Proposal;
  readonly bypass: BypassSecrets;
}

/**
 * Replaces a site's settings, except its policy: left out, it does not change; a different one is proposed to the
 * approvers under the current one. A repeat finds the open proposal. Windows keep the plan and the rules they were
 * requested with; hostnames of undecided, approved and active windows cannot be removed.
 *
 * @throws Refusal `proposal-open` while another policy is proposed, `unmapped-principal`, `too-few-approvers`, and as
 * `createSite`
 */
export async function updateSite(deps: SiteDeps, settings: SiteUpdate, actor: Actor): Promise<UpdatedSite> {
  const wanted = siteFrom(settings, deps, 1);
  const { siteId } = wanted;
  const proposalId = `${siteId}.${deps.newId()}`;
  return decideAndCommit<UpdatedSite>(deps, neededFor(deps, wanted, settings), (snapshot, at) => {
    const before = siteIn(snapshot, siteId);
    assertVersion(before, settings.ifVersion);
    const policy = mergedPolicy(before.policy, settings.policy ?? {});
    const proposed = proposedPolicy(snapshot, before, { ...settings, policy, proposalId }, actor, at);
    const site = { ...wanted, policy: before.policy, ...since(before), version: before.version + 1 };
    const change = { deps, snapshot, before, proposed, actor, at, reason: settings.reason };
    return proposed.proposal && isSame(before, site) ? proposedOnly(change) : updated(change, site);
  });
}

/** The names above those that the site gives up, and the proposals where a policy is wanted, are read if they are needed. */
function neededFor(deps: SiteDeps, { siteId, hostnames }: Site, { policy = {} }: SiteUpdate): Reading {
  const site: RecordKey[] = [...siteKeys(siteId, hostnames), { kind: 'directory' }, { kind: 'bypass', siteId }];
  return {
    keys: [...site, ...wildcardKeys(deps, hostnames)],
    further: (snapshot) => {
      const before = snapshot.site(siteId);
      if (!before) return [];
      const isNew = !samePolicy(mergedPolicy(before.policy, policy), before.policy);
      const proposals = isNew ? snapshot.head(siteId).proposals : [];
      return [
        ...wildcardOwnerKeys(deps, snapshot, [...hostnames, ...before.hostnames]),
        ...proposals.map((proposalId) => ({ kind: 'proposal', proposalId }) as const),
      ];
    },
  };
}

const since = ({ createdAt }: Site) => (createdAt === undefined ? {} : { createdAt });

function isSame(before: Site, after: Site): boolean {
  return canonicalJson({ ...before, version: after.version }) === canonicalJson(after);
}

interface Change {
  readonly deps: SiteDeps;
  readonly snapshot: Snapshot;
  readonly before: Site;
  readonly proposed: ProposedPolicy;
  readonly actor: Actor;
  readonly at: EpochSeconds;
  readonly reason: string | undefined;
}

/** Only a new policy was requested, so the site itself does not change. */
function proposedOnly({ snapshot, before, proposed, at }: Change): CommandOutcome<UpdatedSite> {
  const { proposal, opened } = proposed;
  const result = { site: before, ...(proposal && { proposal }), bypass: snapshot.bypass(before.siteId) };
  if (!opened) return { result };
  const commit = audited({
    head: snapshot.head(before.siteId),
    at,
    actor: opened.value.requestedBy,
    action: 'propose-policy',
    subject: opened.value.proposalId,
    before: null,
    after: opened.value,
    reason: opened.value.reason,
    headChanges: { proposals: opened.proposals },
    put: [{ kind: 'proposal', value: opened.value }],
    reliedOn: [{ kind: 'site', value: before }, directoryOf(snapshot)],
  });
  return { result, commit, asks: { siteId: before.siteId, principal: opened.value.requestedBy.principal } };
}

function updated(change: Change, after: Site): CommandOutcome<UpdatedSite> {
  const { snapshot, before, proposed, actor, at, reason } = change;
  const { siteId } = before;
  const { proposal, opened } = proposed;
  const gone = before.hostnames.filter((hostname) => !after.hostnames.includes(hostname));
  const come = after.hostnames.filter((hostname) => !before.hostnames.includes(hostname));
  assertUnused(snapshot, siteId, gone);
  const { calendar, reliedOn, reserve } = siteRoom(change.deps, snapshot, { site: after, before }, at);
  const head = snapshot.head(siteId);
  const asked: VersionedRecord[] = opened ? [{ kind: 'proposal', value: opened.value }] : [];
  const commit = audited({
    head,
    at,
    actor: opened?.value.requestedBy ?? actor,
    action: 'update-site',
    subject: siteId,
    before: opened ? { site: before } : before,
    after: opened ? { site: after, proposal: opened.value } : after,
    reason,
    headChanges: { revision: head.revision + 1, ...(opened && { proposals: opened.proposals }) },
    put: [{ kind: 'site', value: after }, ...calendar, ...claims(snapshot, siteId, come), ...asked],
    reserve,
    remove: releases(siteId, gone),
    reliedOn: [
      ...reliedOn,
      ...(opened ? [directoryOf(snapshot)] : []),
      ...assertNotCovered(change.deps, snapshot, { siteId, come, gone }, at),
    ],
  });
  const result = { site: after, ...(proposal && { proposal }), bypass: snapshot.bypass(siteId) };
  return { result, commit, ...(opened && { asks: { siteId, principal: actor.principal } }) };
}

const directoryOf = (snapshot: Snapshot): VersionedRecord => ({ kind: 'directory', value: snapshot.directory() });

/** A request is a snapshot of all hostnames at that time, so an undecided one keeps all of them in use. */
function assertUnused(snapshot: Snapshot, siteId: string, gone: readonly string[]): void {
  const { entries } = snapshot.calendar(siteId);
  const using = entries.filter((entry) => entry.hostnames.some((hostname) => gone.includes(hostname)));
  const windowIds = [...snapshot.head(siteId).requests, ...using.map(({ windowId }) => windowId)];
  if (gone.length === 0 || windowIds.length === 0) return;
  throw new Refusal('site-in-use', 'Undecided, approved or active windows cover these hostnames.', {
    hostnames: gone,
    windowIds,
  });
}
