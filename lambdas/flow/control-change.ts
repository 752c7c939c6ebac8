import { versionsOf } from '../commands/find-link';
import { subjectKeys } from '../commands/load-subject';
import { requestKeys } from '../commands/open-request';
import { maximumWrongCodes } from '../domain/link-state';
import type { Subject } from '../domain/subject';
import type { ApprovalFlow } from '../services/approval-flow';
import type { Functions } from '../services/functions';
import type { BoundaryDeps } from './arm-boundaries';
import type { ControlChange } from './control-record';
import { followBoundaries } from './follow-boundaries';
import { settleFlow } from './settle-flow';
import { isOwed, restartFlow, startFlow } from './start-flow';

export interface ControlChangeDeps extends BoundaryDeps {
  readonly flow: ApprovalFlow;
  readonly functions: Functions;
  readonly notifyApprovers: string;
}

/**
 * What must happen because a record changed. The record tells where to look; what to do is decided on the records as they
 * are now. So the same change twice, an old one late, or two in the wrong order lead to the same end.
 */
export async function onControlChange(deps: ControlChangeDeps, change: ControlChange): Promise<void> {
  switch (change.kind) {
    case 'subject':
      return onSubject(deps, change);
    case 'approval-request':
      return onApprovalRequest(deps, change);
    case 'link-attempts':
      return onLinkAttempts(deps, change);
    case 'site':
      return;
  }
}

type ChangeOf<K extends ControlChange['kind']> = ControlChange & { readonly kind: K };

async function onSubject(deps: ControlChangeDeps, { subjectId, revisions }: ChangeOf<'subject'>): Promise<void> {
  const subject = await subjectOf(deps, subjectId);
  if (!subject) return;
  await followFlows(deps, subject, subjectId);
  if (subject.kind === 'window') await followBoundaries(deps, subject.window, revisions);
}

/** A flow for every plan version that is asked about, and an end to the wait of each that is decided or edited away. */
async function followFlows(deps: ControlChangeDeps, subject: Subject, subjectId: string): Promise<void> {
  const versions = versionsOf(subject);
  const found = await deps.store.load(
    versions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion })),
  );
  for (const planVersion of versions) {
    const request = found.request(subjectId, planVersion);
    if (isOwed(subject, planVersion, request)) await startFlow(deps, subject, planVersion);
    await settleFlow(deps, subject, request);
  }
}

async function onApprovalRequest(deps: ControlChangeDeps, change: ChangeOf<'approval-request'>): Promise<void> {
  const { subjectId, planVersion } = change;
  const found = await deps.store.load(requestKeys(change));
  const subject = found.subject(subjectId);
  if (subject) await settleFlow(deps, subject, found.request(subjectId, planVersion));
}

/** notify-approvers decides whether a fresh link is due, so asking twice mails once. */
async function onLinkAttempts(deps: ControlChangeDeps, change: ChangeOf<'link-attempts'>): Promise<void> {
  if (change.wrongCodes < maximumWrongCodes) return;
  const { subjectId, planVersion, approverId } = change;
  await deps.functions.send(deps.notifyApprovers, { subjectId, planVersion, remail: approverId });
  deps.log('remail-asked', { subjectId, planVersion, approverId });
}

/** What reconcile asks for: the same reactions without a stream record, or a further run of a flow that died. */
export interface SubjectRepair {
  readonly subjectId: string;
  /** The plan version whose flow died without storing a token. */
  readonly restart?: number | undefined;
}

export async function repairSubject(deps: ControlChangeDeps, { subjectId, restart }: SubjectRepair): Promise<void> {
  if (restart === undefined) return onSubject(deps, { kind: 'subject', subjectId, revisions: [] });
  const subject = await subjectOf(deps, subjectId);
  if (subject) await restartFlow(deps, subject, restart);
}

const subjectOf = async ({ store }: ControlChangeDeps, subjectId: string): Promise<Subject | undefined> =>
  (await store.load(subjectKeys(subjectId))).subject(subjectId);
