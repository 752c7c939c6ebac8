import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { type AuditSearch, isMeant, isOutside } from '../../lambdas/domain/audit/search';
import type { Proposal } from '../../lambdas/domain/proposal/proposal';
import type { ToldPublic } from '../../lambdas/domain/public-notice/public-notice';
import type { EdgeLease, EdgeRoom, PublishDue } from '../../lambdas/domain/site/edge-records';
import type { PublishedEdge, Site } from '../../lambdas/domain/site/site';
import type { LinkAttempts } from '../../lambdas/domain/voting/approval-request';
import type { MailDue } from '../../lambdas/domain/voting/mail-due';
import type { QuestionListing } from '../../lambdas/domain/voting/question-listing';
import type { ProofDue } from '../../lambdas/domain/window/flip-proof';
import type { Window } from '../../lambdas/domain/window/window';
import { decodeCursor, encodeCursor } from '../../lambdas/store/cursor';
import { byAge, byBoundary, byUrgency } from '../../lambdas/store/due-order';
import { itemKey, keyOf, keyText, placeKey } from '../../lambdas/store/keys';
import { firstThatFit } from '../../lambdas/store/page';
import type {
  AuditEntries,
  Commit,
  Page,
  PageRequest,
  ProposalFilter,
  QuestionPlace,
  Reservation,
  Store,
  TakenLease,
  WindowFilter,
} from '../../lambdas/store/port';
import {
  type DueRecord,
  type RecordKey,
  type StoredRecord,
  type VersionedRecord,
  versionOf,
} from '../../lambdas/store/records';
import { Snapshot } from '../../lambdas/store/snapshot';

/** The store in memory: passes the same contract suite as the one in DynamoDB. */
export class MemoryStore implements Store {
  private readonly records = new Map<string, StoredRecord>();
  private readonly chains = new Map<string, AuditEntry[]>();
  private readonly loud = new Map<string, StoredRecord>();
  /** How often records were read. */
  loads = 0;
  /** How often something was written. */
  commits = 0;

  async load(keys: readonly RecordKey[]): Promise<Snapshot> {
    this.loads += 1;
    await othersGoFirst();
    return new Snapshot(keys.flatMap((key) => this.records.get(keyText(key)) ?? []));
  }

  loadIsolated(keys: readonly RecordKey[]): Promise<Snapshot> {
    return this.load(keys);
  }

  async commit({
    put,
    putAlways = [],
    remove = [],
    removeAlways = [],
    reliedOn = [],
    reserve,
    audit = [],
  }: Commit): Promise<'committed' | 'lost'> {
    await othersGoFirst();
    assertDistinct([...put, ...putAlways, ...remove, ...removeAlways, ...reliedOn]);
    const room = reserve && this.roomWith(reserve);
    const stands =
      put.every(
        (record) =>
          this.versionAt(record) === versionOf(record) - (record.kind === 'head' ? Math.max(audit.length, 1) : 1),
      ) &&
      [...remove, ...reliedOn].every((record) => this.versionAt(record) === versionOf(record)) &&
      remove.every((record) => record.kind !== 'publish-due' || this.records.has(keyText(keyOf(record)))) &&
      audit.every((entry) => this.entries(entry.chain).every(({ seq }) => seq !== entry.seq));
    if (!stands || (reserve && !room)) return 'lost';
    this.commits += 1;
    for (const record of [...put, ...putAlways, ...(room ?? [])]) {
      const stored = kept(record);
      this.records.set(keyText(keyOf(record)), stored);
      if (!('quiet' in record)) this.loud.set(keyText(keyOf(record)), stored);
    }
    for (const record of [...remove, ...removeAlways]) this.records.delete(keyText(keyOf(record)));
    for (const entry of audit) this.chains.set(entry.chain, [...this.entries(entry.chain), kept(entry)]);
    return 'committed';
  }

  async takeLease({ holder, until, now }: TakenLease): Promise<EdgeLease | undefined> {
    await othersGoFirst();
    const key = keyText({ kind: 'edge-lease' });
    const standing = new Snapshot([this.records.get(key) ?? []].flat()).edgeLease();
    if (standing.until > now) return undefined;
    const value: EdgeLease = { holder, until, version: standing.version + 1 };
    this.records.set(key, kept({ kind: 'edge-lease', value }));
    return value;
  }

  async windows(
    { siteId, status, from = 0, to = Infinity, order }: WindowFilter,
    page: PageRequest<Window>,
  ): Promise<Page<Window>> {
    const all = this.all().flatMap((record) => (record.kind === 'window' ? record.value : []));
    const listed = all
      .filter((window) => siteId === undefined || window.siteId === siteId)
      .filter((window) => status === undefined || window.status === status)
      .filter(({ plan }) => plan.startsAt >= from && plan.startsAt < to)
      .sort((a, b) => a.plan.startsAt - b.plan.startsAt || (a.windowId < b.windowId ? -1 : 1));
    const ordered = order === 'newest' ? listed.reverse() : listed;
    return paged(ordered, JSON.stringify({ siteId, status, from, to, order }), page);
  }

  async proposals({ siteId, kind, status }: ProposalFilter, page: PageRequest<Proposal>): Promise<Page<Proposal>> {
    const all = this.all().flatMap((record) => (record.kind === 'proposal' ? record.value : []));
    const listed = all
      .filter((proposal) => proposal.siteId === siteId)
      .filter((proposal) => kind === undefined || proposal.content.kind === kind)
      .filter((proposal) => status === undefined || proposal.status === status)
      .sort((a, b) => a.requestedAt - b.requestedAt || (a.proposalId < b.proposalId ? -1 : 1));
    return paged(listed, JSON.stringify({ proposals: siteId, kind, status }), page);
  }

  async sites(page: PageRequest<Site>, prefix = ''): Promise<Page<Site>> {
    const all = this.all().flatMap((record) => (record.kind === 'site' ? record.value : []));
    return paged(bySiteId(all, prefix), JSON.stringify(['sites', prefix]), page);
  }

  async failedSites(page: PageRequest<PublishedEdge>, prefix = ''): Promise<Page<PublishedEdge>> {
    const all = this.all().flatMap((record) => (record.kind === 'edge' ? record.value : []));
    const failed = all.filter(({ setAside }) => setAside);
    return paged(bySiteId(failed, prefix), JSON.stringify(['failed-sites', prefix]), page);
  }

  async publishDue(): Promise<readonly PublishDue[]> {
    await othersGoFirst();
    return this.all()
      .flatMap((record) => (record.kind === 'publish-due' ? record.value : []))
      .sort(byUrgency);
  }

  async mailsDue(): Promise<readonly MailDue[]> {
    await othersGoFirst();
    return this.all()
      .flatMap((record) => (record.kind === 'mail-due' ? record.value : []))
      .sort(byAge);
  }

  async questions({ at, id }: QuestionPlace, limit: number): Promise<readonly QuestionListing[]> {
    await othersGoFirst();
    return this.all()
      .flatMap((record) => (record.kind === 'question-listing' ? record.value : []))
      .map((value) => ({ value, ...itemKey({ kind: 'question-listing', ...value }) }))
      .filter(({ sk }) => sk > placeKey(at, id))
      .sort((one, other) => (one.sk < other.sk ? -1 : 1))
      .slice(0, limit)
      .map(({ value }) => value);
  }

  async toldPublic(): Promise<readonly ToldPublic[]> {
    await othersGoFirst();
    return this.all().flatMap((record) => (record.kind === 'told-public' ? record.value : []));
  }

  async proofsDue(): Promise<readonly ProofDue[]> {
    await othersGoFirst();
    return this.all()
      .flatMap((record) => (record.kind === 'proof-due' ? record.value : []))
      .sort(byBoundary);
  }

  async attempts(subjectId: string): Promise<readonly LinkAttempts[]> {
    const all = this.all().flatMap((record) => (record.kind === 'link-attempts' ? record.value : []));
    return all
      .filter((attempts) => attempts.subjectId === subjectId)
      .sort((a, b) => (a.secretHash < b.secretHash ? -1 : 1));
  }

  async auditSeqs(subject: string, limit: number): Promise<readonly number[]> {
    const all = [...this.chains.values()].flat().filter((entry) => entry.subject === subject);
    return all.map(({ seq }) => seq).slice(0, limit);
  }

  async auditEntriesAt(chain: string, seqs: readonly number[]): Promise<readonly AuditEntry[]> {
    return copy(this.entries(chain).filter(({ seq }) => seqs.includes(seq)));
  }

  async publishes(siteId: string, from: number, to: number) {
    const all = this.all().flatMap((record) => (record.kind === 'site-publish' ? record.value : []));
    const publishes = all
      .filter((one) => one.siteId === siteId && one.at >= from && one.at <= to)
      .sort((a, b) => a.at - b.at || a.revision - b.revision);
    return { publishes, more: false };
  }

  async auditEntries(chain: string, after: number, limit: number): Promise<AuditEntries> {
    const left = this.entries(chain).filter(({ seq }) => seq > after);
    return { entries: left.slice(0, limit), more: left.length > limit };
  }

  async searchAudit(chain: string, search: AuditSearch, page: PageRequest<AuditEntry>): Promise<Page<AuditEntry>> {
    const all = this.entries(chain).filter((entry) => isMeant(entry, search) && !isOutside(entry, search));
    const listed = search.order === 'newest' ? all.toReversed() : all;
    return paged(listed, JSON.stringify({ chain, search }), page);
  }

  /** Every record, so that a test can say that nothing changed. */
  all(): StoredRecord[] {
    return [...this.records.values()];
  }

  /** What the stream delivered last of a record: the newest change that is not quiet. */
  delivered(key: RecordKey): StoredRecord | undefined {
    return this.loud.get(keyText(key));
  }

  /** A store that holds records and chains as they were written elsewhere. */
  static holding(records: readonly StoredRecord[], entries: readonly AuditEntry[]): MemoryStore {
    const store = new MemoryStore();
    for (const record of records) store.records.set(keyText(keyOf(record)), kept(record));
    for (const entry of entries) store.chains.set(entry.chain, [...store.entries(entry.chain), kept(entry)]);
    return store;
  }

  /** Another store with the same contents, from which the two go their own ways. */
  fork(): MemoryStore {
    const twin = new MemoryStore();
    for (const [key, record] of this.records) twin.records.set(key, record);
    for (const [key, record] of this.loud) twin.loud.set(key, record);
    for (const [chain, entries] of this.chains) twin.chains.set(chain, entries);
    return twin;
  }

  /** Every record by its key: one that was not written since is the same object. */
  standing(): ReadonlyMap<string, StoredRecord> {
    return new Map(this.records);
  }

  /** What somebody with rights on the audit table could do. */
  tamper(chain: string, change: (entries: AuditEntry[]) => AuditEntry[]): void {
    this.chains.set(chain, change(copy(this.entries(chain))));
  }

  private entries(chain: string): AuditEntry[] {
    return this.chains.get(chain) ?? [];
  }

  private versionAt(record: StoredRecord): number {
    const present = this.records.get(keyText(keyOf(record)));
    return present && isVersioned(present) ? versionOf(present) : 0;
  }

  private roomWith({ bytes, limit }: Reservation): StoredRecord[] | undefined {
    const present = this.records.get(keyText({ kind: 'edge-room' }));
    const reservedBytes = (present?.kind === 'edge-room' ? present.value.reservedBytes : 0) + bytes;
    const value: EdgeRoom = { reservedBytes };
    return bytes > 0 && reservedBytes > limit ? undefined : [{ kind: 'edge-room', value }];
  }
}

const unversioned: ReadonlySet<string> = new Set([
  'edge-room',
  'directory-page',
  'plan-version',
  'site-publish',
  'question-listing',
]);

const isVersioned = (record: StoredRecord): record is VersionedRecord | DueRecord => !unversioned.has(record.kind);

/** Parallel commands interleave at every store call, as they would over the network. */
const othersGoFirst = () => new Promise<void>((resolve) => setImmediate(resolve));

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** A copy that nobody can change, so that whoever loads it needs none of their own. */
const kept = <T>(value: T): T => frozen(copy(value));

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function assertDistinct(records: readonly StoredRecord[]): void {
  const keys = records.map((record) => keyText(keyOf(record)));
  if (new Set(keys).size < keys.length) throw new Error('A transaction cannot name an item twice');
}

const bySiteId = <T extends Pick<Site, 'siteId'>>(all: readonly T[], prefix: string): readonly T[] =>
  all.filter(({ siteId }) => siteId.startsWith(prefix)).sort((a, b) => (a.siteId < b.siteId ? -1 : 1));

function paged<T>(all: readonly T[], listing: string, page: PageRequest<T>): Page<T> {
  const { cursor } = page;
  const from = cursor === undefined ? 0 : Number(decodeCursor(cursor, listing, { from: ['0', '9~'] }).from);
  const items = firstThatFit(all.slice(from), page);
  const end = from + items.length;
  return end < all.length ? { items, cursor: encodeCursor(listing, { from: String(end) }) } : { items };
}
