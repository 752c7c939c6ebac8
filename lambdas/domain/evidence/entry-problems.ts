import type { AuditEntry } from '../audit/audit';
import { canonicalJson } from '../audit/canonical-json';
import type { Evidence, RecordedFlip, WindowFacts } from './evidence';
import { type EvidenceProblem, missing } from './problem';

/**
 * Whether the entries, which nobody can change without changing the chain, say the same as the rest: the plans that were
 * asked about, votes, comments, starts, ends, and the window as it stands. Only for a whole chain.
 */
export function entryProblems(evidence: Evidence): EvidenceProblem[] {
  const { window, plans, votes, comments, flips, chain } = evidence;
  const { entries } = chain;
  const said = entries.map((entry) => ({ entry, text: canonicalJson({ after: entry.after }) }));
  const isSaid = (text: string, of: (entry: AuditEntry) => boolean = () => true) =>
    said.some((one) => of(one.entry) && one.text.includes(text));
  return [
    ...plans
      .filter(({ digest }) => !isSaid(canonicalJson(digest)))
      .map(({ planVersion }) => missing(`plans ${planVersion}`)),
    ...votes
      .filter((vote) => !entries.some((entry) => isOfVote(entry, vote)))
      .map(({ approverId }) => missing(`votes ${approverId}`)),
    ...comments
      .filter(({ at, personId, text }) => !isSaid(canonicalJson(text), isComment(at, personId)))
      .map(({ at }) => missing(`comments ${at}`)),
    ...flips
      .filter((flip) => !isRecorded(flip, entries) || !plannedAs(flip).some((text) => isSaid(text)))
      .map(({ boundary }) => missing(`flips ${boundary}`)),
    // What was changed after the window was read has entries already.
    ...factProblems(window, entries.slice(0, window.version)),
  ];
}

const voting = { approve: ['approve', 'ratify'], reject: ['reject'] } as const;

function isOfVote(entry: AuditEntry, { decision, at, approverId, reason }: Evidence['votes'][number]): boolean {
  const actions: readonly string[] = voting[decision];
  const { action, actor } = entry;
  return actions.includes(action) && entry.at === at && actor.personId === approverId && entry.reason === reason;
}

const isComment = (at: number, personId: string) => (entry: AuditEntry) =>
  entry.action === 'comment' && entry.at === at && entry.actor.personId === personId;

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

/** How entries say when a boundary was to be. */
function plannedAs({ boundary, plannedAt }: RecordedFlip): string[] {
  const names = boundary === 'start' ? ['startsAt'] : ['endsAt', 'extendedTo'];
  return names.map((name) => `"${name}":${plannedAt}`);
}

/** Facts that are one value each, since the first release under the same name. */
const facts = [
  'status',
  'reason',
  'ticket',
  'planVersion',
  'digest',
  'requestedAt',
  'decidedAt',
  'activatedAt',
  'completedAt',
  'startMissed',
  'extendedTo',
  'templateId',
] as const satisfies readonly (keyof WindowFacts)[];

/** The last entry that names a fact says what it is; an entry that names it only `before` says that it is no more. */
function factProblems(window: WindowFacts, entries: readonly AuditEntry[]): EvidenceProblem[] {
  const differs = (name: (typeof facts)[number]) => {
    const last = entries.findLast(({ before, after }) => has(before, name) || has(after, name));
    return memberOf(last?.after, name) !== window[name];
  };
  return facts.filter(differs).map((name) => ({ code: 'window-differs', where: `window.${name}` }));
}

const has = (record: unknown, name: string): record is object =>
  typeof record === 'object' && record !== null && name in record;

const memberOf = (record: unknown, name: string): unknown =>
  has(record, name) ? Object.entries(record).find(([each]) => each === name)?.[1] : undefined;
