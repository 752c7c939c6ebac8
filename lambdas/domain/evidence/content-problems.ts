import type { AuditEntry } from '../audit/audit';
import { digestOf } from '../window/plan';
import type { Evidence, RecordedFlip } from './evidence';
import type { EvidenceProblem } from './problem';

/** Whether plans are what their digests say, and whether what happened has an entry in the chain. */
export function contentProblems(evidence: Evidence): EvidenceProblem[] {
  return [
    ...planProblems(evidence),
    ...changesWithoutEntry(evidence),
    ...(isChainWhole(evidence) ? unrecorded(evidence) : []),
  ];
}

function planProblems({ windowId, plans, window, incomplete }: Evidence): EvidenceProblem[] {
  const wrong = plans.filter(({ planVersion, digest, plan }) => digestOf(windowId, planVersion, plan) !== digest);
  const current = plans.find(({ planVersion }) => planVersion === window.planVersion);
  const isCurrent = current ? current.digest === window.digest : incomplete.includes('plans');
  return [
    ...wrong.map(({ planVersion }): EvidenceProblem => ({ code: 'plan-differs', where: `plans ${planVersion}` })),
    ...(isCurrent ? [] : [{ code: 'plan-differs', where: 'window.digest' } as const]),
  ];
}

/** Each change of the window raises its version by one, and has an entry. */
function changesWithoutEntry({ window, chain, incomplete }: Evidence): EvidenceProblem[] {
  const known = chain.entries.length + chain.omitted.length;
  return known >= window.version || incomplete.includes('chain') ? [] : [missing('window.version')];
}

const isChainWhole = ({ incomplete, chain }: Evidence): boolean =>
  chain.omitted.length === 0 && !incomplete.includes('chain');

/** Votes, comments, the recorded start and the recorded end, none of which can be without its entry. */
function unrecorded({ votes, comments, flips, chain: { entries } }: Evidence): EvidenceProblem[] {
  const has = (actions: readonly string[], at: number, personId?: string) =>
    entries.some((entry) => actions.includes(entry.action) && entry.at === at && isBy(entry, personId));
  return [
    ...votes
      .filter(({ at, approverId }) => !has(['approve', 'reject', 'ratify'], at, approverId))
      .map(({ approverId }) => missing(`votes ${approverId}`)),
    ...comments
      .filter(({ at, personId }) => !has(['comment'], at, personId))
      .map(({ at }) => missing(`comments ${at}`)),
    ...flips.filter((flip) => !isRecorded(flip, entries)).map(({ boundary }) => missing(`flips ${boundary}`)),
  ];
}

const flipping = { start: ['flip-start', 'emergency'], end: ['flip-end', 'end'] } as const;

/** Who ends a window whose start or end was not recorded yet, records that it was as planned. */
function isRecorded({ boundary, plannedAt, recordedAt }: RecordedFlip, entries: readonly AuditEntry[]): boolean {
  if (recordedAt === undefined) return true;
  const actions: readonly string[] = flipping[boundary];
  return entries.some(
    ({ action, at }) =>
      (actions.includes(action) && at === recordedAt) ||
      (action === 'end' && recordedAt === plannedAt && at >= plannedAt),
  );
}

const isBy = ({ actor }: AuditEntry, personId: string | undefined): boolean =>
  personId === undefined || actor.personId === personId;

const missing = (where: string): EvidenceProblem => ({ code: 'without-entry', where });
