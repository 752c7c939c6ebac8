import { lastVersionOf, versionsOf } from '../commands/requirements/link';
import { subjectKeys } from '../commands/requirements/subject';
import { objection } from '../commands/window/recheck-window';
import { type Subject, subjectIdOf } from '../domain/voting/subject';
import { hasBegun } from '../domain/window/transitions';
import type { Snapshot } from '../store/snapshot';
import { driveExecutions, type ExecutionDeps, sendReversalMail } from './approval/drive-executions';
import { recheckApproval } from './approval/recheck-approval';
import { sendNotices } from './approval/send-notices';
import { settleExecution } from './approval/settle-execution';
import { restartExecution } from './approval/start-execution';
import type { BoundaryDeps } from './boundaries/arm-boundaries';
import { followBoundaries } from './boundaries/follow-boundaries';
import type { AskForProofDeps } from './proof/ask-for-proofs';
import { keysOf, type SubjectChange } from './subject-changes';

export interface ControlChangeDeps extends BoundaryDeps, ExecutionDeps, AskForProofDeps {}

/**
 * Does what must follow from changed records of one subject. The stream records only say where to look; what to do depends
 * on the current state. So the same change twice, an old one late, or two in the wrong order have the same result.
 *
 * @param found what the keys of the change had after it was committed
 */
export async function onSubjectChange(deps: ControlChangeDeps, change: SubjectChange, found: Snapshot): Promise<void> {
  const subject = found.subject(change.subjectId);
  if (!subject) return;
  const later = laterThan(change, subject);
  if (later) return onSubjectChange(deps, later, await deps.store.load(keysOf(later)));
  if (change.changed) await onSubject(deps, change, found, subject);
  const covered = change.changed ? versionsOf(subject) : [];
  for (const planVersion of change.asked) {
    if (!covered.includes(planVersion)) await onRequest(deps, planVersion, found, subject);
  }
}

/** What is to be read of a subject that has changed since: undefined if the change named all of it. */
function laterThan(change: SubjectChange, subject: Subject): SubjectChange | undefined {
  const lastPlanVersion = lastVersionOf(subject);
  const approved = isApproved(subject);
  if (!change.changed || (lastPlanVersion <= change.lastPlanVersion && (change.approved || !approved)))
    return undefined;
  return {
    ...change,
    lastPlanVersion: Math.max(lastPlanVersion, change.lastPlanVersion),
    approved: approved || change.approved,
  };
}

async function onSubject(deps: ControlChangeDeps, change: SubjectChange, found: Snapshot, read: Subject) {
  const subject = await rechecked(deps, read, found);
  if (!subject) return;
  await driveExecutions(deps, subject, found);
  await sendNotices(deps, subject, found);
  if (subject.kind === 'window') await followBoundaries(deps, subject.window, change.revisions);
}

/**
 * An approved window is checked again before anything is scheduled or mailed: the directory may show by now that
 * requester and approver are the same person.
 */
async function rechecked(deps: ControlChangeDeps, subject: Subject, found: Snapshot): Promise<Subject | undefined> {
  if (subject.kind !== 'window' || !isApproved(subject) || hasBegun(subject.window, deps.clock())) return subject;
  if (objection(subject.window, found.directory()) === undefined) return subject;
  const { windowId } = subject.window;
  const outcome = await recheckApproval(deps, { windowId });
  return outcome === 'holds' ? subject : subjectOf(deps, windowId);
}

const isApproved = (subject: Subject): boolean => subject.kind === 'window' && subject.window.status === 'approved';

async function onRequest(deps: ControlChangeDeps, planVersion: number, found: Snapshot, subject: Subject) {
  const request = found.request(subjectIdOf(subject), planVersion);
  await settleExecution(deps, subject, request);
  await sendReversalMail(deps, subject, request);
}

/** What reconcile asks for: the same reactions without a stream record, or another run of an execution that failed. */
export interface SubjectRepair {
  readonly subjectId: string;
  /** The plan version whose execution ended without storing a token. */
  readonly restart?: number | undefined;
}

export async function repairSubject(deps: ControlChangeDeps, { subjectId, restart }: SubjectRepair): Promise<void> {
  if (restart === undefined) {
    const change = { subjectId, changed: true, lastPlanVersion: 1, approved: true, revisions: [], asked: [] };
    return onSubjectChange(deps, change, await deps.store.load(keysOf(change)));
  }
  const subject = await subjectOf(deps, subjectId);
  if (subject) await restartExecution(deps, subject, restart);
}

const subjectOf = async ({ store }: ControlChangeDeps, subjectId: string): Promise<Subject | undefined> =>
  (await store.load(subjectKeys(subjectId))).subject(subjectId);
