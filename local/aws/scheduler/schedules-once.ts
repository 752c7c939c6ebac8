import type { Resource, Runtime } from '../gateway/service';
import { scheduleGroupOf } from '../iam/trust';
import { asObject, asText } from '../template/cloudformation';
import { assumeRole } from '../wire/assume-role';

/**
 * Fires each rate schedule of the template once, with its own role, because a machine that was off missed some runs.
 * The targets check the current state and repair it, so one more run is harmless.
 */
export function runSchedulesOnce(runtime: Runtime): void {
  if (runtime.schedulesDisabled) return;
  for (const schedule of runtime.template.ofType('AWS::Scheduler::Schedule')) {
    if (asText(schedule.properties.ScheduleExpression, schedule.logicalId).startsWith('rate(')) fire(runtime, schedule);
  }
}

function fire(runtime: Runtime, schedule: Resource): void {
  const { logicalId, properties } = schedule;
  const target = asObject(properties.Target, `${logicalId}.Target`);
  const functionArn = asText(target.Arn, `${logicalId}.Target.Arn`);
  const roleArn = asText(target.RoleArn, `${logicalId}.Target.RoleArn`);
  const caller = assumeRole(runtime, 'scheduler.amazonaws.com', roleArn, {
    'aws:SourceArn': scheduleGroupOf(schedule),
  });
  runtime.authorize(caller, 'lambda:InvokeFunction', functionArn);
  runtime.invokeAsync(functionArn, JSON.parse(asText(target.Input ?? '{}', `${logicalId}.Target.Input`)));
}
