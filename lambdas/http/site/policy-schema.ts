import * as z from 'zod/mini';
import { distinct, integer, slug } from '../server/text-fields';

const day = 86_400;

const emergency = z.strictObject({
  /** 0 forbids emergencies. */
  maximumDurationSeconds: integer(0, day),
  ratifyWithinSeconds: integer(60, 14 * day),
});

const approvers = z.strictObject({
  people: z._default(distinct(slug, 0, 50), []),
  groups: z._default(distinct(slug, 0, 50), []),
});

const rules = {
  approvalsRequired: integer(1, 10),
  veto: z.boolean(),
  selfApproval: z.boolean(),
  lateApprovers: z.boolean(),
  requireLogin: z.boolean(),
  /** Seconds before the deadline. */
  remindBeforeSeconds: distinct(integer(60, 31 * day), 0, 5),
  timeoutSeconds: integer(60, 31 * day),
  leadTimeSeconds: integer(0, 31 * day),
  maximumDurationSeconds: integer(60, 31 * day),
  overrunSeconds: integer(0, day),
};

/** As asked for: what is left out takes its default, or stays. */
export const policyRequest = z.partial(
  z.strictObject({
    ...rules,
    /** `null` asks everyone who approves. */
    approvers: z.nullable(approvers),
    emergency: z.partial(emergency),
  }),
);

/** As it stands, whole; without `approvers` everyone who approves is asked. */
export const policy = z.strictObject({ ...rules, approvers: z.exactOptional(approvers), emergency });
