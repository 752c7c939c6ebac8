import { AwsError, type Runtime } from '../gateway/service';
import { Queues } from '../sqs/queues';
import { assumeRole } from '../wire/assume-role';
import type { Schedule } from './schedule';
import type { Schedules } from './schedules';

/**
 * Invokes the target, asynchronously as Scheduler does, with its role. A refused delivery would be refused again
 * locally, so it goes to the dead-letter queue without retries.
 */
export function deliver(runtime: Runtime, schedules: Schedules, schedule: Schedule): void {
  const { GroupName, Name, Target } = schedule.definition;
  const input = Target.Input ?? '{}';
  const line = { schedule: Name, group: GroupName };
  try {
    const caller = assumeGroupRole(runtime, schedules, schedule);
    runtime.authorize(caller, 'lambda:InvokeFunction', Target.Arn);
    runtime.count('scheduler', 'Invocations', GroupName);
    runtime.invokeAsync(Target.Arn, JSON.parse(input));
    runtime.log({ code: 'schedule-delivered', ...line });
  } catch (error) {
    const fault = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
    runtime.log({ code: 'schedule-not-delivered', ...line, error: fault.code, reason: fault.message });
    sendToDeadLetterQueue(runtime, schedules, schedule, fault);
  }
}

function assumeGroupRole(runtime: Runtime, schedules: Schedules, { definition }: Schedule) {
  const context = { 'aws:SourceArn': schedules.groupArn(definition.GroupName) };
  return assumeRole(runtime, 'scheduler.amazonaws.com', definition.Target.RoleArn, context);
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
function sendToDeadLetterQueue(runtime: Runtime, schedules: Schedules, schedule: Schedule, fault: AwsError): void {
  const { GroupName, Name, Target } = schedule.definition;
  if (Target.DeadLetterConfig === undefined) return;
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const attributes = {
    ERROR_CODE: text(fault.code),
    ERROR_MESSAGE: text(fault.message),
    RETRY_ATTEMPTS: { DataType: 'Number', StringValue: '0' },
    SCHEDULE_ARN: text(schedules.arn(GroupName, Name)),
    TARGET_ARN: text(Target.Arn),
  };
  try {
    const caller = assumeGroupRole(runtime, schedules, schedule);
    new Queues(runtime).send(caller, Target.DeadLetterConfig.Arn, Target.Input ?? '{}', { attributes });
  } catch (error) {
    runtime.log({ code: 'schedule-lost', schedule: Name, group: GroupName, error: String(error) });
  }
}
