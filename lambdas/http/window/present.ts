import type * as z from 'zod/mini';
import type { Actor, EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { readingMethods } from '../../domain/site/methods';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import type { Question } from '../../domain/voting/question';
import { type Amendment, type Emergency, endOf, type Plan, type Window } from '../../domain/window/window';
import type { approvals, attemptList, requestedBy } from '../voting/question-schema';
import type { windowAnswer } from './schema';

type WindowJson = z.output<typeof windowAnswer>;

export const optional = (at: EpochSeconds | undefined): string | undefined =>
  at === undefined ? undefined : instantText(at);

/** Instants as text; the plan's parts beside the rest. Source addresses stay in the audit log. */
export function windowJson(window: Window): WindowJson {
  const { windowId, siteId, status, plan, timeZone, reason, ticket, planVersion, digest, version } = window;
  return {
    windowId,
    siteId,
    status,
    ...planJson(plan),
    endsAt: instantText(endOf(window)),
    extendedTo: optional(window.extendedTo),
    timeZone,
    reason,
    ticket,
    requestedBy: requesterJson(window.requestedBy),
    requestedAt: instantText(window.requestedAt),
    decideBy: instantText(window.decideBy),
    planVersion,
    digest,
    version,
    approvals: approvalsJson(window),
    amendment: window.amendment && amendmentJson(window.amendment),
    emergency: window.emergency && emergencyJson(window.emergency),
    templateId: window.templateId,
    comments: (window.comments ?? []).map((comment) => ({ ...comment, at: instantText(comment.at) })),
    decidedAt: optional(window.decidedAt),
    activatedAt: optional(window.activatedAt),
    completedAt: optional(window.completedAt),
    startMissed: window.startMissed,
    revision: window.revision,
  };
}

function planJson(plan: Plan) {
  return {
    mode: plan.mode,
    startsAt: instantText(plan.startsAt),
    endsAt: instantText(plan.endsAt),
    hostnames: [...plan.hostnames],
    paths: [...plan.paths],
    message: plan.message,
    messages: plan.messages && { ...plan.messages },
    allowedMethods: plan.mode === 'read-only' ? [...(plan.allowedMethods ?? readingMethods)] : undefined,
    corsOrigins: plan.corsOrigins && [...plan.corsOrigins],
    overrunSeconds: plan.overrunSeconds,
  };
}

function amendmentJson(amendment: Amendment): WindowJson['amendment'] {
  const { planVersion, digest, plan, reason, decided } = amendment;
  return {
    planVersion,
    digest,
    ...planJson(plan),
    reason,
    requestedBy: requesterJson(amendment.requestedBy),
    requestedAt: instantText(amendment.askedAt),
    decideBy: instantText(amendment.decideBy),
    approvals: approvalsJson(amendment),
    decided: decided && { ...decided, at: instantText(decided.at) },
  };
}

function emergencyJson({ ratifyBy, ratifiedAt, ratifiedBy, lapsedAt }: Emergency): WindowJson['emergency'] {
  const lapsed = lapsedAt === undefined ? 'pending' : 'lapsed';
  return {
    status: ratifiedAt === undefined ? lapsed : 'ratified',
    ratifyBy: instantText(ratifyBy),
    ratifiedAt: optional(ratifiedAt),
    ratifiedBy,
    lapsedAt: optional(lapsedAt),
  };
}

export function approvalsJson({ rules, votes }: Question): z.output<typeof approvals> {
  const { approvalsRequired, veto, requireLogin } = rules;
  return {
    required: approvalsRequired,
    veto,
    requireLogin,
    votes: votes.map((vote) => ({ ...vote, at: instantText(vote.at) })),
  };
}

export function requesterJson({ principal, personId, machineId }: Actor): z.output<typeof requestedBy> {
  return { principal, personId, machineId };
}

/** Of each link what happened to it, and nothing that would tell the links apart to whoever holds one. */
export function attemptsJson(attempts: readonly LinkAttempts[]): z.output<typeof attemptList> {
  const items = attempts.map(({ approverId, planVersion, opens, wrongCodes, refusals = 0, ...times }) => ({
    approverId,
    planVersion,
    opens,
    wrongCodes,
    refusals,
    firstOpenedAt: optional(times.firstOpenedAt),
    lastOpenedAt: optional(times.lastOpenedAt),
  }));
  return { items };
}
