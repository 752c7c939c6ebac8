import type { Actor, EpochSeconds } from '../../domain/actor';
import { type AuditAction, auditFormat, type ChainHead } from '../../domain/audit/audit';
import { entryAfter } from '../../domain/audit/chain';
import { changeBetween } from '../../domain/audit/change';
import { moveOf } from '../../domain/audit/move-of';
import { withNotice } from '../../domain/audit/with-notice';
import { newPlanVersion } from '../../domain/evidence/records';
import { isCalledFor, isUrgent } from '../../domain/site/urgency';
import { mailDueAfter } from '../../domain/voting/mail-due';
import { listingChange, type QuestionListing } from '../../domain/voting/question-listing';
import { proofDueAfter } from '../../domain/window/flip-proof';
import type { Commit, Reservation } from '../../store/port';
import type { DueRecord, EvidenceRecord, ListingRecord, VersionedRecord } from '../../store/records';

/** A state change and what the audit chain records of it. */
export interface AuditedChange {
  readonly head: ChainHead;
  readonly at: EpochSeconds;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string | undefined;
  /** Members of the head that change with it. */
  readonly headChanges?: Partial<Pick<ChainHead, 'revision' | 'requests' | 'proposals' | 'unratified'>>;
  readonly put: readonly VersionedRecord[];
  readonly remove?: readonly VersionedRecord[];
  readonly reliedOn?: readonly VersionedRecord[];
  readonly reserve?: Reservation | undefined;
}

/**
 * The commit of a state change, all or nothing: its records, its audit entry, and the head of the chain with that
 * entry. If others are to be mailed about the change, the window or proposal gets a notice of it, and reconcile gets to
 * know that they are. If it raises the site's revision, the publisher gets to know that it is to be published. If it records a
 * boundary, the site is to be asked about it. A question that it opens or answers enters or leaves the list of all sites' questions.
 */
export function audited(change: AuditedChange): Commit {
  const { head, at, actor, action, subject, before, reason } = change;
  const changed = change.put.findIndex(({ value }) => value === change.after);
  const records = change.put.map((record, index) => (index === changed ? noticed(record, change) : record));
  const after = records[changed]?.value ?? change.after;
  const told = reason === undefined ? {} : { reason };
  const move = moveOf({ action, before, after });
  const changes = changeBetween(recorded(before), recorded(after));
  const entry = entryAfter(head, { format: auditFormat, at, actor, action, move, subject, ...changes, ...told });
  const { listed, unlisted } = listings(records, changed, change);
  const value = { ...head, ...change.headChanges, auditSeq: entry.seq, auditHash: entry.hash };
  return {
    put: [...records, { kind: 'head', value }],
    putAlways: [
      ...(value.revision > head.revision ? [dueAfter(change, value)] : []),
      ...mailsDue(records[changed], change),
      ...proofsDue(records[changed], change),
      ...planVersions(records[changed], change),
      ...listed,
    ],
    remove: change.remove ?? [],
    removeAlways: unlisted,
    reliedOn: change.reliedOn ?? [],
    ...(change.reserve && { reserve: change.reserve }),
    audit: [entry],
  };
}

/** What windows and proposals keep of earlier changes, for mails and pages: the entries of those changes have it. */
const repeated = new Set(['notices', 'previousPlan', 'earlierReasons']);

function recorded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !repeated.has(name)));
}

/** Over whatever is due already: the publisher writes the newest state. */
function dueAfter({ action, put, at }: AuditedChange, { chain, revision }: ChainHead): DueRecord {
  const windows = put.flatMap((record) => (record.kind === 'window' ? record.value : []));
  const called = isCalledFor(action) && { called: true };
  return {
    kind: 'publish-due',
    value: { siteId: chain, revision, urgent: isUrgent(action, windows, at), since: at, ...called },
  };
}

function noticed(record: VersionedRecord, change: AuditedChange): VersionedRecord {
  if (record.kind === 'window') return { ...record, value: withNotice(record.value, change) };
  return record.kind === 'proposal' ? { ...record, value: withNotice(record.value, change) } : record;
}

function mailsDue(record: VersionedRecord | undefined, { before, at }: AuditedChange): DueRecord[] {
  if (record?.kind !== 'window' && record?.kind !== 'proposal') return [];
  const value = mailDueAfter(before, record.value, at);
  return value ? [{ kind: 'mail-due', value }] : [];
}

function proofsDue(record: VersionedRecord | undefined, { action, at }: AuditedChange): DueRecord[] {
  const value = record?.kind === 'window' ? proofDueAfter(action, record.value, at) : undefined;
  return value ? [{ kind: 'proof-due', value }] : [];
}

function planVersions(record: VersionedRecord | undefined, { before, at }: AuditedChange): EvidenceRecord[] {
  const value = record?.kind === 'window' ? newPlanVersion(before, record.value, at) : undefined;
  return value ? [{ kind: 'plan-version', value }] : [];
}

/**
 * A question that ends without a person (its window ended, its approvals do not count) stays listed until its deadline; readers pass
 * over it. So functions that no person calls need no right to change the list.
 */
function listings(records: readonly VersionedRecord[], changed: number, { before, at, actor }: AuditedChange) {
  const changes = records.flatMap((record, index) =>
    record.kind === 'window' || record.kind === 'proposal'
      ? listingChange(index === changed ? before : null, record.value, at)
      : [],
  );
  const byPerson = !actor.principal.startsWith(system);
  return {
    listed: changes.flatMap(({ listed }) => listed).map(listingRecord),
    unlisted: byPerson ? changes.flatMap(({ unlisted }) => unlisted).map(listingRecord) : [],
  };
}

const listingRecord = (value: QuestionListing): ListingRecord => ({ kind: 'question-listing', value });

const system = 'system:';

/** The actor of changes that no person made: boundaries and deadlines. */
export function systemActor(name: 'flip-window' | 'expire' | 'recheck' | 'check-mailboxes'): Actor {
  return { principal: `${system}${name}` };
}
