import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createApprovalFlow } from '../aws/approval-flow';
import { createScheduleInspection } from '../aws/boundary-schedules';
import { clientSettings, repairPatience } from '../aws/client-settings';
import { createFunctions } from '../aws/functions';
import { isRunNeeded } from '../reactions/reconcile/is-run-needed';
import { reconcile } from '../reactions/reconcile/reconcile';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('reconcile');
const deps = {
  ...reactionDeps(env),
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
  flow: createApprovalFlow(new SFNClient(clientSettings()), env.APPROVAL_FLOW_ARN),
  schedules: createScheduleInspection(new SchedulerClient(clientSettings()), env.SCHEDULE_GROUP),
  functions: createFunctions(clientSettings(repairPatience)),
  acts: {
    onControlChange: env.ON_CONTROL_CHANGE_FUNCTION,
    notifyApprovers: env.NOTIFY_APPROVERS_FUNCTION,
    concludeRequest: env.CONCLUDE_REQUEST_FUNCTION,
    flipWindow: env.FLIP_WINDOW_FUNCTION,
    publishEdge: env.PUBLISH_EDGE_FUNCTION,
    publicNotices: env.PUBLIC_NOTICES_FUNCTION,
    proveFlip: env.PROVE_FLIP_FUNCTION,
  },
};

/** The schedule asks for a run only if one is needed; by hand, `{}` always runs. */
export const handler = async (event: { readonly ifNeeded?: boolean } = {}) =>
  event.ifNeeded && !(await isRunNeeded(deps)) ? { skipped: true } : reconcile(deps);
