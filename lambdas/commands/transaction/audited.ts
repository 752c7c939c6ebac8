import type { Actor, EpochSeconds } from '../../domain/actor';
import type { AuditAction, ChainHead } from '../../domain/audit/audit';
import { entryAfter } from '../../domain/audit/chain';
import type { Commit } from '../../store/port';
import type { StoredRecord } from '../../store/records';

/** A state change and how it is told in the audit chain. */
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
  readonly put: readonly StoredRecord[];
  readonly remove?: readonly StoredRecord[];
  readonly reliedOn?: readonly StoredRecord[];
}

/** The one commit of a state change: its records, its audit entry and the head that entry moves, all or nothing. */
export function audited(change: AuditedChange): Commit {
  const { head, at, actor, action, subject, before, after, reason } = change;
  const told = reason === undefined ? {} : { reason };
  const entry = entryAfter(head, { at, actor, action, subject, before, after, ...told });
  const value = { ...head, ...change.headChanges, auditSeq: entry.seq, auditHash: entry.hash };
  return {
    put: [...change.put, { kind: 'head', value }],
    remove: change.remove ?? [],
    reliedOn: change.reliedOn ?? [],
    audit: entry,
  };
}

/** The actor of what nobody asked for: boundaries and deadlines. */
export function systemActor(name: 'flip-window' | 'expire' | 'recheck' | 'check-mailboxes'): Actor {
  return { principal: `system:${name}` };
}
