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
  /** How long ago people who vote or start an emergency may have signed in. */
  signInMaxAgeSeconds: integer(ranges.signInMaxAgeSeconds),
  /** Seconds before the deadline. */
  remindBeforeSeconds: distinct(integer(ranges.reminderSeconds), 0, counts.remindersPerPolicy),
  /** Seconds before a start. */
  remindPublicBeforeSeconds: distinct(integer(ranges.reminderSeconds), 0, counts.remindersPerPolicy),
  timeoutSeconds: integer(policyRanges.timeoutSeconds),
  leadTimeSeconds: integer(policyRanges.leadTimeSeconds),
  maximumDurationSeconds: integer(policyRanges.maximumDurationSeconds),
  overrunSeconds: integer(policyRanges.overrunSeconds),
};

/** In a request: what is left out takes its default, or does not change. */
export const policyRequest = z.partial(
  z.strictObject({
    ...rules,
    /** `null` allows any age. */
    signInMaxAgeSeconds: z.nullable(rules.signInMaxAgeSeconds),
    /** `null` asks everyone who approves. */
    approvers: z.nullable(approvers),
    emergency: z.partial(emergency),
  }),
);

const emergencyPatch = z.partial(
  z.strictObject({
    maximumDurationSeconds: z.nullable(emergency.shape.maximumDurationSeconds),
    ratifyWithinSeconds: z.nullable(emergency.shape.ratifyWithinSeconds),
  }),
);

/** In a merge patch: what is left out does not change, and `null` asks for the default. */
export const policyPatch = z.partial(
  z.strictObject({
    approvalsRequired: z.nullable(rules.approvalsRequired),
    veto: z.nullable(rules.veto),
    selfApproval: z.nullable(rules.selfApproval),
    lateApprovers: z.nullable(rules.lateApprovers),
    requireLogin: z.nullable(rules.requireLogin),
    signInMaxAgeSeconds: z.nullable(rules.signInMaxAgeSeconds),
    remindBeforeSeconds: z.nullable(rules.remindBeforeSeconds),
    remindPublicBeforeSeconds: z.nullable(rules.remindPublicBeforeSeconds),
    timeoutSeconds: z.nullable(rules.timeoutSeconds),
    leadTimeSeconds: z.nullable(rules.leadTimeSeconds),
    maximumDurationSeconds: z.nullable(rules.maximumDurationSeconds),
    overrunSeconds: z.nullable(rules.overrunSeconds),
    approvers: z.nullable(approvers),
    emergency: z.nullable(emergencyPatch),
  }),
);

/** In an answer: complete; without `approvers` every approver is asked, without `signInMaxAgeSeconds` any sign-in is recent enough. */
export const policy = z.strictObject({
  ...rules,
  signInMaxAgeSeconds: z.exactOptional(rules.signInMaxAgeSeconds),
  approvers: z.exactOptional(approvers),
  emergency,
});
