import type * as z from 'zod/mini';
import type { Actor, SignIn } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { Question, Vote } from '../../domain/voting/question';
import { optionalInstant } from '../server/instants';
import { ordered } from '../server/ordered';
import type { approvals, attemptList, requestedBy } from './answer-schema';

export function approvalsJson({ rules, votes }: Question): z.output<typeof approvals> {
  const { approvalsRequired, veto, requireLogin, signInMaxAgeSeconds } = rules;
  return {
    required: approvalsRequired,
    veto,
    requireLogin,
    ...(signInMaxAgeSeconds !== undefined && { signInMaxAgeSeconds }),
    votes: votes.map(voteJson),
  };
}

function voteJson({ signIn, ...vote }: Vote) {
  return ordered({ ...vote, at: instantText(vote.at), ...(signIn && { signIn: signInJson(signIn) }) });
}

/** When somebody signed in, as the API writes instants. */
export function signInJson<S extends Pick<SignIn, 'authenticatedAt'>>({ authenticatedAt, ...where }: S) {
  return { ...where, ...(authenticatedAt !== undefined && { authenticatedAt: instantText(authenticatedAt) }) };
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
