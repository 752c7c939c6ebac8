import type { Actor, EpochSeconds } from '../../domain/actor';
import type { AuditAction, ChainHead } from '../../domain/audit/audit';
import { entryAfter } from '../../domain/audit/chain';
import { withNotice } from '../../domain/audit/with-notice';
import type { Commit, Reservation } from '../../store/port';
import type { VersionedRecord } from '../../store/records';

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
 * entry. If others are to be mailed about the change, the window or proposal gets a notice of it.
 */
export function audited(change: AuditedChange): Commit {
  const { head, at, actor, action, subject, before, reason } = change;
  const records = change.put.map((record) => (record.value === change.after ? noticed(record, change) : record));
  const after = records[change.put.findIndex(({ value }) => value === change.after)]?.value ?? change.after;
  const told = reason === undefined ? {} : { reason };
  const entry = entryAfter(head, { at, actor, action, subject, before, after, ...told });
  const value = { ...head, ...change.headChanges, auditSeq: entry.seq, auditHash: entry.hash };
  return {
    put: [...records, { kind: 'head', value }],
    remove: change.remove ?? [],
    reliedOn: change.reliedOn ?? [],
    ...(change.reserve && { reserve: change.reserve }),
    audit: entry,
  };
}

function noticed(record: VersionedRecord, change: AuditedChange): VersionedRecord {
  if (record.kind === 'window') return { ...record, value: withNotice(record.value, change) };
  return record.kind === 'proposal' ? { ...record, value: withNotice(record.value, change) } : record;
}

/** The actor of changes that no person made: boundaries and deadlines. */
export function systemActor(name: 'flip-window' | 'expire' | 'recheck' | 'check-mailboxes'): Actor {
  return { principal: `system:${name}` };
}
