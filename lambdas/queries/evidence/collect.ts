import { type EvidenceContent, evidenceFormat, type WindowFacts } from '../../domain/evidence/evidence';
import { Refusal } from '../../domain/refusal';
import { boundaries, type Window } from '../../domain/window/window';
import type { RecordKey } from '../../store/records';
import type { QueryDeps } from '../deps';
import { chainPart } from './chain-part';
import { picked } from './picked';
import { flipsOf, plansOf, publishesOf, requestsOf, usesOf, votesOf } from './sections';

/** A window that was edited more often is told in part. */
const MOST_VERSIONS = 100;

/** How long after its end a window may still leave the edge. */
const AFTERWARDS_SECONDS = 3600;

/**
 * All that is known of a window. Entries of the chain that do not fit into one answer are named and left out.
 *
 * @param bytesOf what a value takes in the answer
 * @throws Refusal unknown-window
 */
export async function collectEvidence(
  deps: QueryDeps,
  windowId: string,
  bytesOf: (value: unknown) => number,
): Promise<EvidenceContent> {
  const { store, clock } = deps;
  const window = (await store.load([{ kind: 'window', windowId }])).window(windowId);
  if (!window) throw new Refusal('unknown-window', 'No window has this id.', { windowId });
  const { siteId, requestedAt, decidedAt = requestedAt, completedAt = clock(), version } = window;
  const [found, attempts, published] = await Promise.all([
    store.load(keysOf(window)),
    store.attempts(windowId),
    store.publishes(siteId, Math.min(decidedAt, requestedAt), completedAt + AFTERWARDS_SECONDS),
  ]);
  const publishes = publishesOf(window, published.publishes);
  const plans = plansOf(window, found);
  const proofs = boundaries.flatMap((boundary) => found.flipProof(windowId, boundary) ?? []);
  const told = {
    requests: requestsOf(window, found),
    opens: usesOf(attempts),
    votes: votesOf(window),
    plans,
    publishes,
    proofs,
  };
  const facts = { window: factsOf(window), comments: window.comments ?? [], flips: flipsOf(window) };
  const { part, isWhole } = await chainPart(deps, window, bytesOf, bytesOf({ ...told, ...facts }));
  const incomplete = [
    ...(isWhole && part.entries.length + part.omitted.length >= version ? [] : ['chain']),
    ...(plans.length === window.lastPlanVersion ? [] : ['plans']),
    ...(published.more ? ['publishes'] : []),
  ];
  return { format: evidenceFormat, madeAt: clock(), windowId, siteId, ...facts, ...told, chain: part, incomplete };
}

function keysOf(window: Window): RecordKey[] {
  const { windowId } = window;
  const versions = Array.from({ length: window.lastPlanVersion }, (_, n) => n + 1).slice(-MOST_VERSIONS);
  return [
    ...versions.flatMap((planVersion): RecordKey[] => [
      { kind: 'plan-version', windowId, planVersion },
      { kind: 'approval-request', subjectId: windowId, planVersion },
    ]),
    ...boundaries.map((boundary) => ({ kind: 'flip-proof', windowId, boundary }) as const),
  ];
}

function factsOf(window: Window): WindowFacts {
  return {
    ...picked(window, shownFacts),
    requestedBy: picked(window.requestedBy, ['principal', 'personId', 'machineId']),
  };
}

const shownFacts = [
  'status',
  'reason',
  'ticket',
  'timeZone',
  'requestedAt',
  'planVersion',
  'digest',
  'decideBy',
  'decidedAt',
  'activatedAt',
  'completedAt',
  'startMissed',
  'extendedTo',
  'emergency',
  'templateId',
  'rules',
  'revision',
  'version',
] as const;
