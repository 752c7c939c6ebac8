import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createApprovalFlow } from '../aws/approval-flow';
import { createBoundarySchedules } from '../aws/boundary-schedules';
import { clientSettings } from '../aws/client-settings';
import { createFunctions } from '../aws/functions';
import { createNearBoundaryQueue } from '../aws/near-boundary-queue';
import { onControlEvent } from '../reactions/control-batch';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('on-control-change');
const deps = {
  ...reactionDeps(env),
  flow: createApprovalFlow(new SFNClient(clientSettings()), env.APPROVAL_FLOW_ARN),
  schedules: createBoundarySchedules(new SchedulerClient(clientSettings()), {
    group: env.SCHEDULE_GROUP,
    flipFunctionArn: env.FLIP_WINDOW_FUNCTION_ARN,
    publishFunctionArn: env.PUBLISH_EDGE_FUNCTION_ARN,
    roleArn: env.SCHEDULER_ROLE_ARN,
    deadLetterQueueArn: env.SCHEDULE_DLQ_ARN,
  }),
  queue: createNearBoundaryQueue(new SQSClient(clientSettings()), env.NEAR_BOUNDARY_QUEUE_URL),
  nearSeconds: Number(env.NEAR_BOUNDARY_SECONDS),
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
  functions: createFunctions(clientSettings()),
  notifyApprovers: env.NOTIFY_APPROVERS_FUNCTION,
  proveFlip: env.PROVE_FLIP_FUNCTION,
};

export const handler = (event: Parameters<typeof onControlEvent>[1]) => onControlEvent(deps, event);
