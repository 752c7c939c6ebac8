import type * as z from 'zod/mini';
import type { AuditEntry } from '../../domain/audit/audit';
import { instantText } from '../../domain/local-time';
import { ordered } from '../server/ordered';
import type { auditEntry } from './answer-schema';

/** `before` and `after` are shown as they were hashed. */
export function entryJson(entry: AuditEntry): z.output<typeof auditEntry> {
  const { at, actor, ...rest } = entry;
  return ordered({ ...rest, at: instantText(at), actor: { ...actor } });
}
