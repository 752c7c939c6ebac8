import { createApprovalFlow } from '../aws/approval-flow';
import { createBoundarySchedules } from '../aws/boundary-schedules';
import { clientSettings } from '../aws/client-settings';
import { createFunctions } from '../aws/functions';
import { createNearBoundaryQueue } from '../aws/near-boundary-queue';
import { ServiceClient } from '../aws/service/service-client';
import { onControlEvent } from '../reactions/control-batch';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('on-control-change');
const deps = {
  ...reactionDeps(env),
  flow: createApprovalFlow(new ServiceClient('states', clientSettings()), env.APPROVAL_FLOW_ARN),
  schedules: createBoundarySchedules(new ServiceClient('scheduler', clientSettings()), {
    group: env.SCHEDULE_GROUP,
    flipFunctionArn: env.FLIP_WINDOW_FUNCTION_ARN,
    publishFunctionArn: env.PUBLISH_EDGE_FUNCTION_ARN,
    roleArn: env.SCHEDULER_ROLE_ARN,
    deadLetterQueueArn: env.SCHEDULE_DLQ_ARN,
  }),
  queue: createNearBoundaryQueue(new ServiceClient('sqs', clientSettings()), env.NEAR_BOUNDARY_QUEUE_URL),
  nearSeconds: Number(env.NEAR_BOUNDARY_SECONDS),
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
  functions: createFunctions(new ServiceClient('lambda', clientSettings())),
  notifyApprovers: env.NOTIFY_APPROVERS_FUNCTION,
};

export const handler = (event: Parameters<typeof onControlEvent>[1]) => onControlEvent(deps, event);
