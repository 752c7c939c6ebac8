import * as z from 'zod/mini';
import { counts, emergencyRanges, policyRanges, ranges } from '../../domain/limits';
import { distinct, id, integer } from '../server/fields';

const emergency = z.strictObject({
  /** 0 forbids emergencies. */
  maximumDurationSeconds: integer(emergencyRanges.maximumDurationSeconds),
  ratifyWithinSeconds: integer(emergencyRanges.ratifyWithinSeconds),
});

/** People by id, and groups: at least one of them, and together at most the maximum of one list. */
const approvers = z.strictObject({
  people: z._default(distinct(id, 0, counts.approversPerPolicy), []),
  groups: z._default(distinct(id, 0, counts.approversPerPolicy), []),
});

const rules = {
  approvalsRequired: integer(policyRanges.approvalsRequired),
  veto: z.boolean(),
  selfApproval: z.boolean(),
  lateApprovers: z.boolean(),
  requireLogin: z.boolean(),
  /** Seconds before the deadline. */
  remindBeforeSeconds: distinct(integer(ranges.reminderSeconds), 0, counts.remindersPerPolicy),
  timeoutSeconds: integer(policyRanges.timeoutSeconds),
  leadTimeSeconds: integer(policyRanges.leadTimeSeconds),
  maximumDurationSeconds: integer(policyRanges.maximumDurationSeconds),
  overrunSeconds: integer(policyRanges.overrunSeconds),
};

/** In a request: what is left out takes its default, or does not change. */
export const policyRequest = z.partial(
  z.strictObject({
    ...rules,
    /** `null` asks everyone who approves. */
    approvers: z.nullable(approvers),
    emergency: z.partial(emergency),
  }),
);

/** In an answer: complete; without `approvers` every approver is asked. */
export const policy = z.strictObject({ ...rules, approvers: z.exactOptional(approvers), emergency });
