import type { Functions } from '../../aws/functions';
import type { EpochSeconds } from '../../domain/actor';
import type { Log } from '../../platform/log';

/** The functions that do the repairs; reconcile itself only reads. */
type Act =
  | 'onControlChange'
  | 'notifyApprovers'
  | 'concludeRequest'
  | 'flipWindow'
  | 'publishEdge'
  | 'publicNotices'
  | 'proveFlip';

/** What was found wrong; the runbook uses the same words. */
export type Finding =
  | 'approval-lost'
  | 'unpublished-revision'
  | 'window-not-armed'
  | 'unflipped-start'
  | 'unflipped-end'
  | 'missing-schedule'
  | 'request-without-token'
  | 'past-deadline'
  | 'decided-but-running'
  | 'unmailed-approvers'
  | 'unconcluded-request'
  | 'unmailed-notices'
  | 'untold-public'
  | 'unproved-flip';

export interface Repair {
  readonly finding: Finding;
  readonly act: Act;
  readonly payload: object;
  /** Since when it is due, or until when it has to be done; the earliest goes first. */
  readonly at: EpochSeconds;
  /** A windowId or a proposalId. */
  readonly subjectId?: string;
  readonly siteId?: string;
}

/** Everything reacts to the stream within seconds; what is younger than this may still be under way. */
export const GRACE_SECONDS = 120;

export interface RepairDeps {
  readonly functions: Functions;
  /** Name of each function. */
  readonly acts: Readonly<Record<Act, string>>;
  readonly log: Log;
}

/** @throws FunctionFailed */
export async function carryOut({ functions, acts, log }: RepairDeps, repair: Repair): Promise<void> {
  const { finding, act, payload, subjectId, siteId } = repair;
  log('repair', { ...(subjectId && { subjectId }), ...(siteId && { siteId }), repair: finding });
  // A proof may take two minutes of asking, and nobody waits for what it says.
  await (act === 'proveFlip' ? functions.send(acts[act], payload) : functions.call(acts[act], payload));
}
