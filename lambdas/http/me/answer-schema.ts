import * as z from 'zod/mini';
import { roles } from '../route';
import { id, instant } from '../server/fields';

export const me = z.object({
  /** As the directory names it: the ARN of a signer, or `oidc:{issuer}#{subject}`. */
  principal: z.string(),
  /** Whom the directory knows by it; for a machine, its owner. */
  person: z.optional(
    z.object({
      personId: id,
      name: z.string(),
      groups: z.array(id),
      approver: z.boolean(),
      timeZone: z.optional(z.string()),
    }),
  ),
  machineId: z.optional(id),
  /** Of somebody who signed in; what a signer may call, IAM decides. */
  roles: z.optional(z.array(z.enum(roles))),
  signIn: z.optional(z.object({ issuer: z.string(), subject: z.string(), authenticatedAt: z.optional(instant) })),
  /** Whom to ask to be added to the directory, where `person` is absent. */
  contact: z.optional(z.string()),
});
