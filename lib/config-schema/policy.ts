import { z } from 'zod';
import { counts, emergencyRanges, isWithin, policyRanges, ranges } from '../../lambdas/domain/limits';
import { flag, id, listOf, seconds, whole } from './fields';

const nobody = `must name 1 to ${counts.approversPerPolicy} people and groups`;

/** People by id, and groups. */
const approvers = z
  .strictObject({ people: z.array(id).default([]), groups: z.array(id).default([]) })
  .refine(({ people, groups }) => isWithin(people.length + groups.length, [1, counts.approversPerPolicy]), nobody);

const emergency = z
  .strictObject({
    /** 0 forbids emergencies. */
    maximumDurationSeconds: seconds(emergencyRanges.maximumDurationSeconds),
    ratifyWithinSeconds: seconds(emergencyRanges.ratifyWithinSeconds),
  })
  .partial();

/** The API decides the defaults of what is left out, so that defaults are defined once. */
export const policy = z
  .strictObject({
    approvalsRequired: whole(policyRanges.approvalsRequired),
    /** One rejection decides. */
    veto: flag,
    /** How long a request stays open. */
    timeoutSeconds: seconds(policyRanges.timeoutSeconds),
    selfApproval: flag,
    /** Whether people may vote who could not vote yet when the question was asked. */
    lateApprovers: flag,
    /** Votes only signed in or signed, not by mail. */
    requireLogin: flag,
    /** How old a sign-in may be, for votes and emergencies; any age when left out. */
    signInMaxAgeSeconds: seconds(ranges.signInMaxAgeSeconds),
    /** Every approver when left out. */
    approvers,
    /** Before the deadline. */
    remindBeforeSeconds: listOf(seconds(ranges.reminderSeconds), counts.remindersPerPolicy, 'reminder'),
    /** Before a start, where the site has public notices. */
    remindPublicBeforeSeconds: listOf(seconds(ranges.reminderSeconds), counts.remindersPerPolicy, 'reminder'),
    /** The shortest time from the request to the start; leaves time for approvers and for propagation. */
    leadTimeSeconds: seconds(policyRanges.leadTimeSeconds),
    maximumDurationSeconds: seconds(policyRanges.maximumDurationSeconds),
    /** By how many seconds a running window may be extended without a new approval. */
    overrunSeconds: seconds(policyRanges.overrunSeconds),
    emergency,
  })
  .partial();
