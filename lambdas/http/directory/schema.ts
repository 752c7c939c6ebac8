import * as z from 'zod/mini';
import { distinct, instant, line, slug } from '../server/text-fields';
import { email, principal } from '../site/network-fields';

const groups = distinct(slug, 0, 20);
const name = line(100);
const principals = distinct(principal, 0, 10);

/** `principals` is required: an explicit empty list says that the person votes by mail only. */
export const approverRequest = z.strictObject({
  approverId: slug,
  name,
  email,
  principals,
  approver: z.boolean(),
  groups: z.exactOptional(groups),
});

/** What is left out stays. */
export const approverChange = z
  .strictObject({
    name: z.exactOptional(name),
    email: z.exactOptional(email),
    principals: z.exactOptional(principals),
    approver: z.exactOptional(z.boolean()),
    groups: z.exactOptional(groups),
    disabled: z.exactOptional(z.boolean()),
    reason: z.exactOptional(line(500)),
  })
  .check(
    z.refine(({ reason: _, ...changes }) => Object.keys(changes).length > 0, 'must name at least one thing to change'),
  );

/** The `Token` of the SNS confirmation mail; left out when its link was clicked already. */
export const confirmation = z.strictObject({
  token: z.exactOptional(
    z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[A-Za-z0-9._-]+$/, 'must be the token of the mail')),
  ),
});

export const approverPath = z.strictObject({ approverId: slug });

export const approverAnswer = z.object({
  approverId: slug,
  name: z.string(),
  email: z.string(),
  principals: z.array(z.string()),
  approver: z.boolean(),
  confirmed: z.boolean(),
  groups: z.array(z.string()),
  disabled: z.boolean(),
  approverSince: instant,
  mailboxSince: z.optional(instant),
});

export const approverList = z.object({ items: z.array(approverAnswer) });

export const machineRequest = z.strictObject({
  machineId: slug,
  ownerId: slug,
  principals: distinct(principal, 1, 10),
});

export const machinePath = z.strictObject({ machineId: slug });

export const machineAnswer = z.object({ machineId: slug, ownerId: slug, principals: z.array(z.string()) });

export const machineList = z.object({ items: z.array(machineAnswer) });
