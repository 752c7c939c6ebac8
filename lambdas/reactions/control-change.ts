import { requestKeys } from '../commands/requirements/asked';
import { subjectKeys } from '../commands/requirements/subject';
import type { Subject } from '../domain/voting/subject';
import { driveExecutions, type ExecutionDeps, sendReversalMail } from './approval/drive-executions';
import { recheckApproval } from './approval/recheck-approval';
import { sendNotices } from './approval/send-notices';
import { settleExecution } from './approval/settle-execution';
import { restartExecution } from './approval/start-execution';
import type { BoundaryDeps } from './boundaries/arm-boundaries';
import { followBoundaries } from './boundaries/follow-boundaries';
import type { ControlChange } from './control-record';

export interface ControlChangeDeps extends BoundaryDeps, ExecutionDeps {}

/**
 * Does what must follow from a changed record. The stream record only says where to look; what to do depends on the
 * current state. So the same change twice, an old one late, or two in the wrong order have the same result.
 */
export async function onControlChange(deps: ControlChangeDeps, change: ControlChange): Promise<void> {
  switch (change.kind) {
    case 'subject':
      return onSubject(deps, change);
    case 'approval-request':
      return onApprovalRequest(deps, change);
  }
}

type ChangeOf<K extends ControlChange['kind']> = ControlChange & { readonly kind: K };

async function onSubject(deps: ControlChangeDeps, { subjectId, revisions }: ChangeOf<'subject'>): Promise<void> {
  const subject = await recheckedSubject(deps, subjectId);
  if (!subject) return;
  await driveExecutions(deps, subject);
  await sendNotices(deps, subject);
  if (subject.kind === 'window') await followBoundaries(deps, subject.window, revisions);
}

/**
 * An approved window is checked again before anything is scheduled or mailed: the directory may show by now that
 * requester and approver are the same person.
 */
async function recheckedSubject(deps: ControlChangeDeps, subjectId: string): Promise<Subject | undefined> {
  const subject = await subjectOf(deps, subjectId);
  if (subject?.kind !== 'window' || subject.window.status !== 'approved') return subject;
  const outcome = await recheckApproval(deps, { windowId: subjectId });
  return outcome === 'holds' ? subject : subjectOf(deps, subjectId);
}

async function onApprovalRequest(deps: ControlChangeDeps, change: ChangeOf<'approval-request'>): Promise<void> {
  const { subjectId, planVersion } = change;
  const found = await deps.store.load(requestKeys(change));
  const subject = found.subject(subjectId);
  if (!subject) return;
  const request = found.request(subjectId, planVersion);
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
  if (restart === undefined) return onSubject(deps, { kind: 'subject', subjectId, revisions: [] });
  const subject = await subjectOf(deps, subjectId);
  if (subject) await restartExecution(deps, subject, restart);
}

const subjectOf = async ({ store }: ControlChangeDeps, subjectId: string): Promise<Subject | undefined> =>
  (await store.load(subjectKeys(subjectId))).subject(subjectId);
