import type { EpochSeconds } from '../../domain/actor';
import { Refusal } from '../../domain/refusal';
import { wildcardAbove } from '../../domain/site/hostnames';
import type { HostnameClaim } from '../../domain/site/site';
import type { RecordKey, VersionedRecord } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';

/** The hostnames that a site gets and gives up. */
export interface HostnameChange {
  readonly siteId: string;
  readonly come: readonly string[];
  readonly gone: readonly string[];
}

/** Whether the gate looks wildcards up; if not, wildcards match nothing. */
interface Gate {
  readonly wildcards: boolean;
}

/** One transaction has 100 elements, of which exchanging all hostnames of a site takes up to 55. */
const mostOwners = 40;

/**
 * What decides whether hostnames may move between sites: the wildcards above them, and the windows of the sites that
 * own those. Only the claims tell which sites these are.
 *
 * @param changing the hostnames that the site has or should have
 */
export function wildcardOwnerKeys({ wildcards }: Gate, snapshot: Snapshot, changing: readonly string[]): RecordKey[] {
  if (!wildcards) return [];
  const owners = new Set(wildcardsAbove(changing).flatMap((hostname) => snapshot.hostname(hostname)?.siteId ?? []));
  const windows = [...owners].flatMap((owner): RecordKey[] => [
    { kind: 'head', chain: owner },
    { kind: 'calendar', siteId: owner },
  ]);
  return [...wildcardKeys({ wildcards }, changing), ...windows];
}

/** The claims of the wildcards above hostnames. */
export function wildcardKeys({ wildcards }: Gate, hostnames: readonly string[]): RecordKey[] {
  return wildcards ? wildcardsAbove(hostnames).map((hostname) => ({ kind: 'hostname', hostname })) : [];
}

/**
 * An exact hostname wins over the wildcard above it. So adding it to a site, or removing it, changes which site answers
 * for it, and whether a window on the wildcard covers it.
 *
 * @returns what the commit relies on: the claims of the wildcards, and the heads of their sites, which every new window
 * changes
 * @throws Refusal `hostname-in-use` while a window is undecided, approved or active; `too-many-requests`
 */
export function assertNotCovered(
  { wildcards }: Gate,
  snapshot: Snapshot,
  { siteId, come, gone }: HostnameChange,
  at: EpochSeconds,
): VersionedRecord[] {
  if (!wildcards) return [];
  const changed = [...come, ...gone];
  const above = wildcardsAbove(changed);
  for (const wildcard of above) assertIdle(snapshot, wildcard, changed, at);
  const claims = above
    .filter((wildcard) => !changed.includes(wildcard))
    .map((hostname) => snapshot.hostname(hostname) ?? unclaimed(hostname));
  const owners = new Set(above.flatMap((hostname) => snapshot.hostname(hostname)?.siteId ?? []));
  owners.delete(siteId);
  if (claims.length + owners.size > mostOwners) {
    throw new Refusal('too-many-requests', 'Change fewer hostnames at once: these are below too many wildcards.');
  }
  return [
    ...claims.map((value) => ({ kind: 'hostname', value }) as const),
    ...[...owners].map((owner) => ({ kind: 'head', value: snapshot.head(owner) }) as const),
  ];
}

function assertIdle(snapshot: Snapshot, wildcard: string, changed: readonly string[], at: EpochSeconds): void {
  const owner = snapshot.hostname(wildcard)?.siteId;
  if (owner === undefined) return;
  const { requests } = snapshot.head(owner);
  const covering = snapshot
    .calendar(owner)
    .entries.filter(({ hostnames, endsAt }) => endsAt > at && hostnames.includes(wildcard));
  const windowIds = [...requests, ...covering.map(({ windowId }) => windowId)];
  if (windowIds.length === 0) return;
  const hostnames = changed.filter((hostname) => wildcardAbove(hostname) === wildcard);
  throw new Refusal(
    'hostname-in-use',
    `The site ${owner} has the wildcard ${wildcard}, and undecided, approved or active windows: ${windowIds.join(', ')}. They would then cover different names; wait until they end, or cancel or end them first.`,
    { hostnames, wildcard, siteId: owner, windowIds },
  );
}

function wildcardsAbove(hostnames: readonly string[]): string[] {
  return [...new Set(hostnames.flatMap((hostname) => wildcardAbove(hostname) ?? []))];
}

/** Version 0: the commit succeeds only while nobody has it. */
const unclaimed = (hostname: string): HostnameClaim => ({ hostname, siteId: '', version: 0 });
