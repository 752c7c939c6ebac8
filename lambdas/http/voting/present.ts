import type * as z from 'zod/mini';
import type { Actor } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { optionalInstant } from '../server/instants';
import { ordered } from '../server/ordered';
import type { approvals, attemptList, requestedBy } from './answer-schema';

export function approvalsJson({ rules, votes }: Question): z.output<typeof approvals> {
  const { approvalsRequired, veto, requireLogin } = rules;
  return {
    required: approvalsRequired,
    veto,
    requireLogin,
    votes: votes.map((vote) => ordered({ ...vote, at: instantText(vote.at) })),
  };
}

export function requesterJson({ principal, personId, machineId }: Actor): z.output<typeof requestedBy> {
  return { principal, personId, machineId };
}

/** How each link was used, without anything that identifies the link. */
export function attemptsJson(attempts: readonly LinkAttempts[]): z.output<typeof attemptList> {
  const items = attempts.map(({ approverId, planVersion, opens, wrongCodes, refusals = 0, ...times }) => ({
    approverId,
    planVersion,
    opens,
    wrongCodes,
    refusals,
    firstOpenedAt: optionalInstant(times.firstOpenedAt),
    lastOpenedAt: optionalInstant(times.lastOpenedAt),
  }));
  return { items };
}
