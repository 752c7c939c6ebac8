import { entryOwner } from '../../../edge/document/changes';
import type { EdgeEntry } from '../../../edge/document/document';
import { hostnameRecords, type MovedHostname } from '../../commands/steps/edge-hostnames';
import { type EdgeJournal, journalOf } from '../../domain/site/edge-records';
import { groupsOf } from '../../platform/groups-of';
import type { Commit } from '../../store/port';
import type { Snapshot } from '../../store/snapshot';
import type { PublishDeps } from './deps';
import type { Lease } from './lease';

/** How many sites are compared at once: two records of each are read. */
const SITES_PER_COMPARISON = 50;
/** A transaction has at most 100 elements; one is the journal, and the last site may need 50. */
const ENOUGH_ELEMENTS = 48;
const attempts = 6;
const longestFirstPauseMs = 20;

/** What the store holds of one site, where that is not what was recorded. */
interface Difference {
  readonly siteId: string;
  readonly commit: Commit;
  readonly moved: readonly MovedHostname[];
  /** It was not due, so neither this nor another publisher did it. */
  readonly drifted: boolean;
}

/**
 * Lists the whole store, the only time that is ever done, and records what it holds: once after an upgrade, when a publisher
 * died between its update and its record, or when somebody changed the store by hand. Sites that were recorded differently
 * are due then.
 *
 * It first makes the journal unknown. So nobody else can record anything of the store until this is done; when somebody
 * else starts the same thing, this one is given up. Only its last step makes the journal known again.
 *
 * @returns the sites that were not due and yet are different; nothing when another publisher was faster
 */
export async function rereadStore(deps: PublishDeps, lease: Lease): Promise<readonly string[] | undefined> {
  const { version, leftBehind = [] } = (await deps.store.load([{ kind: 'edge-store' }])).edgeJournal();
  const claim = journalOf('', leftBehind, version + 1);
  if ((await deps.store.commit({ put: [{ kind: 'edge-store', value: claim }] })) === 'lost') return undefined;
  const etag = await deps.edgeStore.etag();
  const stored = await deps.edgeStore.list(() => lease.keep());
  const everySite = await sitesIn(deps, stored, leftBehind);
  const differences = new Differences(deps, claim, stored, new Set(everySite));
  const drifted: string[] = [];
  for (const siteIds of groupsOf(everySite, SITES_PER_COMPARISON)) {
    await lease.keep();
    const found = await differences.record(siteIds);
    if (!found) return undefined;
    drifted.push(...found);
  }
  const known = journalOf(etag, leftBehind, claim.version + 1);
  if (!(await firmly(deps, claim, { put: [{ kind: 'edge-store', value: known }] }))) return undefined;
  deps.log('edge-store-read', { count: stored.length });
  for (const siteId of drifted) deps.log('edge-drift', { siteId });
  return drifted;
}

/** Sites that have something in the store, that exist, that are due (deleted ones among them), or were left behind. */
async function sitesIn(
  { store }: PublishDeps,
  stored: readonly EdgeEntry[],
  leftBehind: readonly string[],
): Promise<string[]> {
  const siteIds = new Set([...leftBehind, ...stored.map(entryOwner).filter((owner) => owner !== undefined)]);
  for (const { siteId } of await store.publishDue()) siteIds.add(siteId);
  let cursor: string | undefined;
  do {
    const page = await store.sites({ limit: 100, cursor });
    for (const { siteId } of page.items) siteIds.add(siteId);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return [...siteIds].sort();
}

class Differences {
  private readonly byOwner = new Map<string, EdgeEntry[]>();
  private readonly keys: ReadonlySet<string>;

  constructor(
    private readonly deps: PublishDeps,
    private readonly claim: EdgeJournal,
    stored: readonly EdgeEntry[],
    /** Those that are compared: of them, nothing is recorded but what the store holds. */
    private readonly everySite: ReadonlySet<string>,
  ) {
    this.keys = new Set(stored.map(({ key }) => key));
    for (const entry of stored) {
      const owner = entryOwner(entry);
      if (owner !== undefined) this.byOwner.set(owner, [...(this.byOwner.get(owner) ?? []), entry]);
    }
  }

  /** @returns those that drifted; nothing when another publisher was faster */
  async record(siteIds: readonly string[]): Promise<string[] | undefined> {
    const due = new Set((await this.deps.store.publishDue()).map(({ siteId }) => siteId));
    const snapshot = await this.deps.store.load(
      siteIds.flatMap((siteId) => [
        { kind: 'edge-entries', siteId },
        { kind: 'head', chain: siteId },
      ]),
    );
    const found = siteIds.flatMap((siteId) => this.differenceOf(snapshot, siteId, due.has(siteId)));
    for (const together of inTransactions(found)) {
      if (!(await this.commit(together))) return undefined;
    }
    return found.filter(({ drifted }) => drifted).map(({ siteId }) => siteId);
  }

  private differenceOf(snapshot: Snapshot, siteId: string, isDue: boolean): Difference[] {
    const recorded = snapshot.edgeEntries(siteId);
    const stored = this.byOwner.get(siteId) ?? [];
    const before = recorded?.entries ?? {};
    const isSame =
      Object.keys(before).length === stored.length && stored.every(({ key, value }) => before[key] === value);
    if (isSame && recorded) return [];
    const entries = Object.fromEntries(stored.map(({ key, value }) => [key, value]));
    const gained = stored.filter(({ key }) => isHostname(key) && before[key] === undefined);
    const lost = Object.keys(before).filter((key) => isHostname(key) && !this.keys.has(key));
    const { revision } = snapshot.head(siteId);
    const due = { siteId, revision, urgent: false, since: this.deps.clock() };
    return [
      {
        siteId,
        commit: {
          put: [{ kind: 'edge-entries', value: { siteId, entries, version: (recorded?.version ?? 0) + 1 } }],
          putAlways: isDue ? [] : [{ kind: 'publish-due', value: due }],
        },
        moved: [...gained.map(({ key }) => ({ hostname: key, siteId })), ...lost.map((hostname) => ({ hostname }))],
        drifted: recorded !== undefined && !isDue,
      },
    ];
  }

  private async commit(differences: readonly Difference[]): Promise<boolean> {
    // Two sites may have lost the same one, if what was recorded before was wrong.
    const moved = new Map(differences.flatMap((one) => one.moved.map((each) => [each.hostname, each] as const)));
    const hostnames = await hostnameRecords(this.deps.store, [...moved.values()], this.everySite);
    return firmly(this.deps, this.claim, {
      put: [...differences.flatMap(({ commit }) => commit.put), ...hostnames.put],
      putAlways: differences.flatMap(({ commit }) => commit.putAlways ?? []),
      remove: hostnames.remove,
      reliedOn: [{ kind: 'edge-store', value: this.claim }],
    });
  }
}

const isHostname = (key: string): boolean => !key.includes('/');

function inTransactions(differences: readonly Difference[]): Difference[][] {
  const transactions: Difference[][] = [];
  let room = 0;
  for (const difference of differences) {
    if (room <= 0) {
      transactions.push([]);
      room = ENOUGH_ELEMENTS;
    }
    transactions.at(-1)?.push(difference);
    room -= 2 + difference.moved.length;
  }
  return transactions;
}

/** Only the claim protects these records, so as long as it stands, a commit is lost only to another transaction on its way. */
async function firmly({ store, pause, random }: PublishDeps, claim: EdgeJournal, commit: Commit): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if ((await store.commit(commit)) === 'committed') return true;
    if ((await store.load([{ kind: 'edge-store' }])).edgeJournal().version !== claim.version) return false;
    await pause(random() * longestFirstPauseMs * 2 ** attempt);
  }
  return false;
}
