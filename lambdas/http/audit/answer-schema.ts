import * as z from 'zod/mini';
import { auditActions, auditFormat, formerAuditActions } from '../../domain/audit/audit';
import { moves } from '../../domain/audit/move';
import { instant } from '../server/fields';

export const auditEntry = z.object({
  chain: z.string(),
  /** 2: `before` and `after` say what changed. Absent: they are the whole records, as releases up to 0.1.0 wrote them. */
  format: z.optional(z.literal(auditFormat)),
  seq: z.int(),
  at: instant,
  actor: z.object({
    principal: z.string(),
    personId: z.optional(z.string()),
    machineId: z.optional(z.string()),
    /** Of the person, at that time. */
    email: z.optional(z.string()),
    sourceIp: z.optional(z.string()),
    /** Of somebody who signed in; `authenticatedAt` in epoch seconds, as it was hashed. */
    signIn: z.optional(z.object({ issuer: z.string(), subject: z.string(), authenticatedAt: z.optional(z.int()) })),
  }),
  /** The actions after `remove-machine` are those of earlier releases. */
  action: z.enum([...auditActions, ...formerAuditActions]),
  /** What became of it, as events call it; entries of earlier releases have none. */
  move: z.optional(z.enum(moves)),
  subject: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.optional(z.string()),
  prevHash: z.string(),
  hash: z.string(),
});

export const auditPage = z.object({ items: z.array(auditEntry), cursor: z.optional(z.string()) });

export const auditVerdict = z.object({
  /** Of what was verified so far. */
  valid: z.boolean(),
  /** How many entries from the first one on are valid. */
  entries: z.int(),
  head: z.string(),
  brokenAt: z.optional(z.int()),
  /** Whether the whole chain was verified; otherwise call again with `cursor`. */
  complete: z.boolean(),
  cursor: z.optional(z.string()),
});
