import * as z from 'zod/mini';
import { evidenceFormat } from '../../domain/evidence/evidence';
import { boundaries, windowStatuses } from '../../domain/window/window';
import { id, windowId } from '../server/fields';

/** Seconds since 1970 UTC: evidence has instants as they were hashed. */
const seconds = z.int();
const hash = z.string();
const link = z.object({ seq: z.int(), prevHash: hash, hash });

/** Members that are only named here are as they were stored and hashed; docs/evidence.md describes them. */
export const evidence = z.object({
  format: z.literal(evidenceFormat),
  madeAt: seconds,
  windowId,
  siteId: id,
  window: z.looseObject({ status: z.enum(windowStatuses), planVersion: z.int(), digest: hash, requestedAt: seconds }),
  plans: z.array(
    z.object({
      planVersion: z.int(),
      digest: hash,
      at: z.optional(seconds),
      plan: z.looseObject({ mode: z.string() }),
    }),
  ),
  requests: z.array(z.looseObject({ planVersion: z.int(), expiresAt: seconds })),
  opens: z.array(z.looseObject({ approverId: z.string(), planVersion: z.int(), opens: z.int() })),
  votes: z.array(
    z.looseObject({
      approverId: z.string(),
      decision: z.string(),
      at: seconds,
      assurance: z.string(),
      planVersion: z.int(),
    }),
  ),
  comments: z.array(z.looseObject({ personId: z.string(), at: seconds, text: z.string() })),
  flips: z.array(z.object({ boundary: z.enum(boundaries), plannedAt: seconds, recordedAt: z.optional(seconds) })),
  publishes: z.array(z.object({ revision: z.int(), at: seconds, atEdge: z.boolean() })),
  proofs: z.array(z.looseObject({ boundary: z.enum(boundaries), outcome: z.string(), dueAt: seconds })),
  chain: z.object({
    chain: id,
    head: z.object({ seq: z.int(), hash }),
    entries: z.array(z.looseObject({ seq: z.int(), action: z.string(), at: seconds, prevHash: hash, hash })),
    neighbours: z.array(link),
    omitted: z.array(link),
  }),
  /** Members that are not complete. */
  incomplete: z.array(z.string()),
  /** SHA-256 of the canonical JSON (RFC 8785) of everything else. */
  sha256: hash,
});
