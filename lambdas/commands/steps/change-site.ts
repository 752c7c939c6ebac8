import type { Actor, EpochSeconds } from '../../domain/actor';
import type { ChainHead } from '../../domain/audit/audit';
import { canonicalJson } from '../../domain/audit/canonical-json';
import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import { bypassFacts } from '../../domain/site/bypass';
import type { Site } from '../../domain/site/site';
import { samePolicy } from '../../domain/site/site-rules';
import { listed } from '../../domain/words';
import type { Commit } from '../../store/port';
import type { ChangedSite, CommandResult, RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { siteRoom } from '../calendar/site-room';
import { siteIn, siteKeys } from '../requirements/site';
import { assertVersion } from '../requirements/version';
import { assertNotCovered, wildcardKeys, wildcardOwnerKeys } from '../requirements/wildcard-owners';
import { audited } from '../transaction/audited';
import type { CommandOutcome } from '../transaction/decide-and-commit';
import type { Idempotency } from '../transaction/deps';
import { decideIdempotently } from '../transaction/idempotent';
import { inOneCommit } from '../transaction/in-one-commit';
import type { Reading } from '../transaction/reading';
import { type OpenedPolicy, type ProposedPolicy, proposedPolicy } from './proposed-policy';
import { claims, releases, type SiteDeps } from './site-settings';

/** What is sent along with a change of a site. */
export interface SiteChangeCall {
  readonly siteId: string;
  /** The `version` the caller saw (If-Match). */
  readonly ifVersion?: number | undefined;
  /** The reason, for those who vote on a new policy. */
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

export interface SiteChange extends SiteChangeCall {
  /** The hostnames that the site should have, as far as the caller names them; in lower case. */
  readonly hostnames: readonly string[];
  /** The site that is asked for, with the policy that is asked for. Its version does not matter. */
  readonly wanted: (before: Site) => Site;
  readonly idempotency?: Idempotency | undefined;
}

type Result = CommandResult & { readonly kind: 'changed-site' };

/**
 * Changes a site's settings, except its policy: a different one is proposed to the approvers under the current one. A
 * repeat finds the open proposal. A change of both is two entries in one commit. Windows keep the plan and the rules they were
 * requested with; hostnames of undecided, approved and active windows cannot be removed. Where nothing changes, nothing is
 * recorded.
 *
 * @throws Refusal `proposal-open` while another policy is proposed, `unmapped-principal`, `too-few-approvers`, and as
 * `createSite`
 */
export async function changeSite(deps: SiteDeps, asked: SiteChange, actor: Actor): Promise<ChangedSite> {
  const { siteId, reason } = asked;
  const proposalId = `${siteId}.${deps.newId()}`;
  const reading = neededFor(deps, asked);
  return decideIdempotently<Result>(deps, reading, actor, asked.idempotency, 'changed-site', (snapshot, at) => {
    const before = siteIn(snapshot, siteId);
    assertVersion(before, asked.ifVersion);
    const wanted = asked.wanted(before);
    const proposed = proposedPolicy(snapshot, before, { ...asked, policy: wanted.policy, proposalId }, actor, at);
    const site = { ...wanted, policy: before.policy, ...since(before), version: before.version + 1 };
    const change = { deps, snapshot, before, proposed, actor, at, reason };
    return isSame(before, site) ? proposedOnly(change) : updated(change, site);
  });
}

/** The names above those that the site gives up, and the proposals where a policy is wanted, are read if they are needed. */
function neededFor(deps: SiteDeps, { siteId, hostnames, wanted }: SiteChange): Reading {
  const site: RecordKey[] = [...siteKeys(siteId, hostnames), { kind: 'directory' }, { kind: 'bypass', siteId }];
  return {
    keys: [...site, ...wildcardKeys(deps, hostnames)],
    further: (snapshot) => {
      const before = snapshot.site(siteId);
      if (!before) return [];
      const isNew = !samePolicy(wanted(before).policy, before.policy);
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

/** Nothing but a new policy was requested, if anything, so the site itself does not change. */
function proposedOnly({ snapshot, before, proposed, at }: Change): CommandOutcome<Result> {
  const { proposal, opened } = proposed;
  const result = resultOf(snapshot, before, proposal);
  if (!opened) return { result };
  const reliedOn: VersionedRecord[] = [{ kind: 'site', value: before }, directoryOf(snapshot)];
  const commit = { ...proposing(opened, snapshot.head(before.siteId), at), reliedOn };
  return { result, commit, asks: { siteId: before.siteId, principal: opened.value.requestedBy.principal } };
}

function proposing(opened: OpenedPolicy, head: ChainHead, at: EpochSeconds): Commit {
  return audited({
    head,
    at,
    actor: opened.value.requestedBy,
    action: 'propose-policy',
    subject: opened.value.proposalId,
    before: null,
    after: opened.value,
    reason: opened.value.reason,
    headChanges: { proposals: opened.proposals },
    put: [{ kind: 'proposal', value: opened.value }],
  });
}

function updated(change: Change, after: Site): CommandOutcome<Result> {
  const { snapshot, before, proposed, actor, at, reason } = change;
  const { siteId } = before;
  const { proposal, opened } = proposed;
  const gone = before.hostnames.filter((hostname) => !after.hostnames.includes(hostname));
  const come = after.hostnames.filter((hostname) => !before.hostnames.includes(hostname));
  assertUnused(snapshot, siteId, gone);
  const { calendar, reliedOn, reserve } = siteRoom(change.deps, snapshot, { site: after, before }, at);
  const head = snapshot.head(siteId);
  const settings = audited({
    head,
    at,
    actor: opened?.value.requestedBy ?? actor,
    action: 'update-site',
    subject: siteId,
    before,
    after,
    reason,
    headChanges: { revision: head.revision + 1 },
    put: [{ kind: 'site', value: after }, ...calendar, ...claims(snapshot, siteId, come)],
    reserve,
    remove: releases(siteId, gone),
    reliedOn: [
      ...reliedOn,
      ...(opened ? [directoryOf(snapshot)] : []),
      ...assertNotCovered(change.deps, snapshot, { siteId, come, gone }, at),
    ],
  });
  return {
    result: resultOf(snapshot, after, proposal),
    commit: opened ? inOneCommit(settings, (then) => proposing(opened, then, at)) : settings,
    ...(opened && { asks: { siteId, principal: actor.principal } }),
  };
}

function resultOf(snapshot: Snapshot, site: Site, proposal: Proposal | undefined): Result {
  const { linkKeys, header } = bypassFacts(snapshot.bypass(site.siteId));
  const bypass = { linkKeys: linkKeys.length, header };
  return { kind: 'changed-site', value: { site, ...(proposal && { proposal }), bypass } };
}

const directoryOf = (snapshot: Snapshot): VersionedRecord => ({ kind: 'directory', value: snapshot.directory() });

/** Which hostnames an undecided request is for is not read, so it keeps all of them in use. */
function assertUnused(snapshot: Snapshot, siteId: string, gone: readonly string[]): void {
  const { entries } = snapshot.calendar(siteId);
  const using = entries.filter((entry) => entry.hostnames.some((hostname) => gone.includes(hostname)));
  const windowIds = [...snapshot.head(siteId).requests, ...using.map(({ windowId }) => windowId)];
  if (gone.length === 0 || windowIds.length === 0) return;
  throw new Refusal(
    'site-in-use',
    `Undecided, approved or active windows cover ${listed(gone)}: ${windowIds.join(', ')}. Let them end, or cancel or end them first.`,
    { hostnames: gone, windowIds },
  );
}
