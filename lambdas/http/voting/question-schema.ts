import * as z from 'zod/mini';
import { reason } from '../server/fields';

/** The body of cancel and of end; it may be left out. */
export const decision = z.strictObject({ reason: z.exactOptional(reason) });

/** The body of a vote or its withdrawal. It names the plan version or digest that was read, unless `If-Match` does. */
export const answer = z.strictObject({
  reason: z.exactOptional(reason),
  planVersion: z.exactOptional(z.int().check(z.minimum(1))),
  digest: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be the digest as read'))),
});
