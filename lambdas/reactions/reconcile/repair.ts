import type { Functions } from '../../aws/functions';
import type { Log } from '../../platform/log';

/** The functions that do the repairs; reconcile itself only reads. */
type Act = 'onControlChange' | 'notifyApprovers' | 'concludeRequest' | 'flipWindow' | 'publishEdge';

/** What was found wrong; the runbook uses the same words. */
type Finding =
  | 'request-without-token'
  | 'unmailed-approvers'
  | 'unmailed-notices'
  | 'decided-but-running'
  | 'unconcluded-request'
  | 'past-deadline'
  | 'missing-schedule'
  | 'unflipped-start'
  | 'unflipped-end'
  | 'approval-lost'
  | 'unpublished-revision'
  | 'edge-drift';

export interface Repair {
  readonly finding: Finding;
  readonly act: Act;
  readonly payload: object;
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
  const { finding, act, payload, ...subject } = repair;
  log('repair', { ...subject, repair: finding });
  await functions.call(acts[act], payload);
}
