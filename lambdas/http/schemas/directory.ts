import * as z from 'zod/mini';
import { email, principal } from './network';
import { distinct, line, slug } from './text';

/** `principals` is required: an explicit empty list says that the person votes by mail only. */
export const approverRequest = z.strictObject({
  approverId: slug,
  name: line(100),
  email,
  principals: distinct(principal, 0, 10),
  approver: z.boolean(),
});

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
});

export const approverList = z.object({ items: z.array(approverAnswer) });
