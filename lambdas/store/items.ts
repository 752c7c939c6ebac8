import type { AuditEntry } from '../domain/audit/audit';
import { itemKey, keyOf } from './keys';
import type { StoredRecord } from './records';

/** An item in the form of DocumentClient and of unmarshalled stream images. */
export type Item = Readonly<Record<string, unknown>>;

/** Attributes that are not part of the record: keys, item type, sort keys of the indexes, and what the stream filters by. */
const placing = new Set(['pk', 'sk', 'type', 'gsiSiteId', 'gsiStatus', 'startsAt', 'sortKey', 'quiet']);

/** Members that have a different name in items written by version 0.1.0. */
const formerNames: ReadonlyMap<string, string> = new Map([
  ['turnToldAt', 'reversalToldAt'],
  ['turnMailedAt', 'reversalMailedAt'],
]);

const kinds: ReadonlySet<unknown> = new Set<StoredRecord['kind']>([
  'head',
  'site',
  'calendar',
  'edge',
  'edge-entries',
  'edge-hostname',
  'edge-store',
  'edge-lease',
  'edge-room',
  'publish-due',
  'bypass',
  'hostname',
  'window',
  'proposal',
  'approval-request',
  'notice-mails',
  'mail-due',
  'question-listing',
  'told-public',
  'notice-topic',
  'proof-due',
  'plan-version',
  'site-publish',
  'flip-proof',
  'link-attempts',
  'directory',
  'directory-index',
  'directory-page',
  'idempotency',
  'mailbox-checks',
  'reconcile-state',
]);

/** @returns the control-table item of a record: its members, its keys, and index attributes where it is listed. */
export function itemOf(record: StoredRecord): Item {
  return { ...record.value, ...itemKey(keyOf(record)), type: record.kind, ...indexed(record), ...filtered(record) };
}

function indexed(record: StoredRecord): Item {
  if (record.kind === 'site') return { sortKey: record.value.siteId };
  // The index by type lists those sites only whose newest revision could not be published.
  if (record.kind === 'edge') return record.value.setAside ? { sortKey: record.value.siteId } : {};
  if (record.kind === 'proposal') {
    const { siteId, requestedAt } = record.value;
    return { gsiSiteId: proposalsOf(siteId), startsAt: requestedAt };
  }
  if (record.kind !== 'window') return {};
  const { siteId, status, plan, windowId } = record.value;
  return {
    gsiSiteId: siteId,
    gsiStatus: status,
    startsAt: plan.startsAt,
    sortKey: `${sortableInstant(plan.startsAt)}#${windowId}`,
  };
}

/** The stream's filter passes over items with this attribute. */
const filtered = (record: StoredRecord): Item => ('quiet' in record && record.quiet ? { quiet: true } : {});

/** Proposals share the index of windows by site; no siteId is upper case. */
export const proposalsOf = (siteId: string): string => `PROPOSAL#${siteId}`;

/** Epoch seconds as text that sorts like the number, up to the year 33658. */
export function sortableInstant(at: number): string {
  return String(at).padStart(12, '0');
}

/** Reads an unmarshalled control-table item (e.g. a stream image). @returns `undefined` for an item type it does not know. */
export function recordOf(item: Item): StoredRecord | undefined {
  const members = Object.entries(item).filter(([name]) => !placing.has(name));
  const value = Object.fromEntries(members.map(([name, member]) => [formerNames.get(name) ?? name, member]));
  const record = { kind: item.type, value };
  return isRecord(record) ? record : undefined;
}

/** Only `itemOf` writes items, so the type attribute tells which members there are. */
function isRecord(candidate: { kind: unknown; value: object }): candidate is StoredRecord & { value: object } {
  return kinds.has(candidate.kind);
}

/** Twelve digits, so that text sorts like the number. */
export const auditKey = (chain: string, seq: number) => ({ chain, seq: String(seq).padStart(12, '0') });

export function auditItemOf(entry: AuditEntry): Item {
  return { ...entry, ...auditKey(entry.chain, entry.seq) };
}

/** An entry as it is in the table. Whether it was changed there, verification tells. */
export function auditEntryOf(item: Item): AuditEntry[] {
  const entry = { ...item, seq: Number(item.seq) };
  return isEntry(entry) ? [entry] : [];
}

/** Only `auditItemOf` writes the table; a change by anybody else shows in the hash. */
function isEntry(candidate: object): candidate is AuditEntry {
  return 'chain' in candidate;
}
