import type { EpochSeconds } from '../actor';
import type { AuditAction } from '../audit/audit';
import { type BoundaryKind, endOf, type Mode, type Plan, type Window } from './window';

/** Milliseconds since 1970 UTC: what is seen from outside is told more exactly than what is recorded. */
export type EpochMilliseconds = number;

/** A boundary that was recorded, and that the site itself is to be asked about. The change that recorded it leaves it. */
export interface ProofDue {
  readonly windowId: string;
  readonly siteId: string;
  readonly boundary: BoundaryKind;
  /** When the site should have changed: as planned, or when an emergency started or somebody ended the window. */
  readonly dueAt: EpochSeconds;
  /** The end in force. */
  readonly endsAt: EpochSeconds;
  /** What visitors notice of the window. */
  readonly plan: ProvedPlan;
  /** A proof that nobody could make for a day is given up. */
  readonly ttl: EpochSeconds;
  /** The version that the change gave the window. */
  readonly version: number;
}

export type ProvedPlan = Pick<
  Plan,
  'mode' | 'startsAt' | 'hostnames' | 'paths' | 'pathMatch' | 'exemptions' | 'allowedMethods'
>;

/** Why a hostname cannot be asked. A wildcard is no hostname, and addresses that are not public are never called. */
export const unaskableReasons = [
  'wildcard',
  'private-address',
  'dns',
  'refused',
  'tls',
  'timeout',
  'connection',
] as const;
export type UnaskableReason = (typeof unaskableReasons)[number];

export const hostnameOutcomes = ['seen', 'not-seen', 'not-askable'] as const;

/** How the site's page was answered. */
export interface PageSight {
  readonly path: string;
  readonly httpStatus: number;
  /** The mode in which the gate refused the request; absent when it let the request pass. */
  readonly mode?: Mode;
}

/** What one hostname showed. */
export interface HostnameProof {
  readonly hostname: string;
  readonly outcome: (typeof hostnameOutcomes)[number];
  readonly reason?: UnaskableReason;
  /** How often it was asked. */
  readonly asks: number;
  /** When it was first seen to have changed. */
  readonly seenAtMs?: EpochMilliseconds;
  /** The revision in its status document, when it was last asked. */
  readonly revision?: number;
  /** Absent when the page can say nothing: the path is exempt, or every method passes. */
  readonly page?: PageSight;
}

/** `overtaken`: the window ended before its start was seen. */
export const proofOutcomes = [...hostnameOutcomes, 'overtaken'] as const;
type ProofOutcome = (typeof proofOutcomes)[number];

/** How a boundary was seen from outside. */
export interface FlipProof {
  readonly windowId: string;
  readonly siteId: string;
  readonly boundary: BoundaryKind;
  readonly dueAt: EpochSeconds;
  readonly outcome: ProofOutcome;
  /** When the first request was sent. What changed before that was not seen earlier. */
  readonly askedAtMs: EpochMilliseconds;
  /** When the last of the hostnames that can be asked was seen to have changed; absent when one was not. */
  readonly seenAtMs?: EpochMilliseconds;
  /** By how much that is later than it should be, at most. */
  readonly latenessMs?: number;
  readonly hostnames: readonly HostnameProof[];
  readonly version: number;
}

const keptSeconds = 86_400;

/** When the boundary was recorded. */
export const recordedAt = ({ ttl }: ProofDue): EpochSeconds => ttl - keptSeconds;

const boundaryBy: ReadonlyMap<AuditAction, BoundaryKind> = new Map([
  ['flip-start', 'start'],
  ['emergency', 'start'],
  ['flip-end', 'end'],
  ['end', 'end'],
] as const);

/** What a change leaves if it recorded the start or the end of a window. */
export function proofDueAfter(action: AuditAction, window: Window, at: EpochSeconds): ProofDue | undefined {
  const boundary = boundaryBy.get(action);
  if (boundary === undefined) return undefined;
  const { windowId, siteId, version, plan, completedAt = at } = window;
  const { mode, startsAt, hostnames, paths, pathMatch, exemptions, allowedMethods } = plan;
  const endsAt = endOf(window);
  return {
    windowId,
    siteId,
    boundary,
    dueAt: boundary === 'start' ? startsAt : Math.min(completedAt, endsAt),
    endsAt,
    plan: {
      mode,
      startsAt,
      hostnames,
      paths,
      ...(pathMatch !== undefined && { pathMatch }),
      exemptions,
      ...(allowedMethods !== undefined && { allowedMethods }),
    },
    ttl: at + keptSeconds,
    version,
  };
}

/** The proof as it is recorded, from what its hostnames showed. */
export function flipProof(
  { windowId, siteId, boundary, dueAt }: ProofDue,
  askedAtMs: EpochMilliseconds,
  hostnames: readonly HostnameProof[],
): FlipProof {
  const outcome = outcomeOf(hostnames);
  const seenAtMs = Math.max(...hostnames.flatMap((each) => each.seenAtMs ?? []));
  const seen = outcome === 'seen' ? { seenAtMs, latenessMs: Math.max(0, seenAtMs - dueAt * 1000) } : {};
  return { windowId, siteId, boundary, dueAt, outcome, askedAtMs, ...seen, hostnames, version: 1 };
}

/** One that was not seen outweighs all others; hostnames that cannot be asked say nothing. */
function outcomeOf(hostnames: readonly HostnameProof[]): (typeof hostnameOutcomes)[number] {
  const has = (outcome: HostnameProof['outcome']) => hostnames.some((each) => each.outcome === outcome);
  if (has('not-seen')) return 'not-seen';
  return has('seen') ? 'seen' : 'not-askable';
}
