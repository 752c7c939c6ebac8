import type * as z from 'zod/mini';
import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { readingMethods } from '../../domain/site/methods';
import { comesNearAt } from '../../domain/site/near-windows';
import {
  type Amendment,
  type Emergency,
  endOf,
  type OnApproval,
  type Plan,
  type Window,
} from '../../domain/window/window';
import { optionalInstant } from '../server/instants';
import { ordered } from '../server/ordered';
import { approvalsJson, requesterJson } from '../voting/present';
import type { windowAnswer } from './answer-schema';

type WindowJson = z.output<typeof windowAnswer>;

/** Every member of the answer, including optional ones: if `windowJson` leaves one out, it does not compile. */
type WholeWindowJson = { readonly [K in keyof Required<WindowJson>]: WindowJson[K] };

/**
 * The members of a window that the answer does not show: a new member does not compile until it is shown or listed
 * here.
 */
export const withheld = {
  // The answer has them under approvals and requestedBy.
  askedAt: true,
  askedBy: true,
  rules: true,
  votes: true,
  // Internal bookkeeping.
  calledOffAt: true,
  directoryVersion: true,
  lastPlanVersion: true,
  notices: true,
  previousPlan: true,
  withdrawn: true,
} as const satisfies Record<Exclude<keyof Window, keyof WindowJson | 'plan'>, true>;

/** From where on a window is too far ahead to be at the edge. */
export interface Far {
  readonly clock: () => EpochSeconds;
  readonly armedSecondsAhead: number;
}

/** When an approved window that is far ahead will be put at the edge, at the latest. */
function armsAt({ status, plan }: Window, { clock, armedSecondsAhead }: Far): EpochSeconds | undefined {
  const at = comesNearAt(plan, armedSecondsAhead);
  return status === 'approved' && at > clock() ? at : undefined;
}

/** Instants as text; the plan's parts beside the rest. Source addresses stay in the audit log. */
export function windowJson(window: Window, far: Far): WholeWindowJson {
  const { windowId, siteId, status, plan, timeZone, reason, ticket, planVersion, digest, version } = window;
  return {
    windowId,
    siteId,
    status,
    ...planJson(plan),
    endsAt: instantText(endOf(window)),
    extendedTo: optionalInstant(window.extendedTo),
    plannedEndsAt: window.extendedTo === undefined ? undefined : instantText(plan.endsAt),
    timeZone,
    reason,
    ticket,
    earlierReasons: window.earlierReasons?.map((earlier) => ({ ...earlier, at: instantText(earlier.at) })),
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
    comments: (window.comments ?? []).map((comment) => ordered({ ...comment, at: instantText(comment.at) })),
    decidedAt: optionalInstant(window.decidedAt),
    activatedAt: optionalInstant(window.activatedAt),
    completedAt: optionalInstant(window.completedAt),
    startMissed: window.startMissed,
    revision: window.revision,
    armsAt: optionalInstant(armsAt(window, far)),
  };
}

export function planJson(plan: Plan) {
  return {
    mode: plan.mode,
    startsAt: instantText(plan.startsAt),
    endsAt: instantText(plan.endsAt),
    onApproval: plan.onApproval && onApprovalJson(plan.onApproval),
    hostnames: [...plan.hostnames],
    hostnamesChosen: plan.hostnamesChosen,
    paths: [...plan.paths],
    pathMatch: plan.pathMatch,
    message: plan.message,
    messages: plan.messages && ordered({ ...plan.messages }),
    allowedMethods: plan.mode === 'read-only' ? [...(plan.allowedMethods ?? readingMethods)] : undefined,
    corsOrigins: plan.corsOrigins && [...plan.corsOrigins],
    overrunSeconds: plan.overrunSeconds,
  };
}

const onApprovalJson = ({ notBefore, notAfter, approvedAt, ...terms }: OnApproval) => ({
  notBefore: optionalInstant(notBefore),
  notAfter: instantText(notAfter),
  ...terms,
  approvedAt: optionalInstant(approvedAt),
});

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
    ratifiedAt: optionalInstant(ratifiedAt),
    ratifiedBy,
    lapsedAt: optionalInstant(lapsedAt),
  };
}
