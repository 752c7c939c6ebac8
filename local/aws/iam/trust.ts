import { AwsError, type ConditionContext, type Resource, type Template } from '../gateway/service';
import { asObject, asText } from '../template/cloudformation';
import { assumeRole } from '../wire/assume-role';

interface Use {
  readonly roleArn: string;
  /** The AWS service that acts with the role. */
  readonly service: string;
  readonly user: string;
  readonly context: ConditionContext;
}

/**
 * Checks that each AWS service may assume the role that the template gives it, because a missing trust policy would
 * fail only on AWS otherwise.
 * @throws Error naming the resource, the role and the service.
 */
export function assertTrusted(runtime: Parameters<typeof assumeRole>[0]): void {
  for (const { roleArn, service, user, context } of usesOf(runtime.template)) {
    const role = runtime.template.byArn(roleArn);
    if (!role) throw new Error(`${user} uses the role ${roleArn}, which the template does not declare`);
    try {
      assumeRole(runtime, service, roleArn, context);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new Error(`${role.logicalId} does not trust ${service}, but ${user} hands it over`);
    }
  }
}

function usesOf(template: Template): readonly Use[] {
  const source = (arn: string) => ({ 'aws:SourceArn': arn });
  const own = (type: string, property: string, service: string) =>
    template.ofType(type).map(({ logicalId, arn, properties }) => ({
      roleArn: asText(properties[property], `${logicalId}.${property}`),
      service,
      user: logicalId,
      context: source(arn),
    }));
  const schedules = template.ofType('AWS::Scheduler::Schedule').map((schedule) => ({
    roleArn: asText(asObject(schedule.properties.Target, schedule.logicalId).RoleArn, `${schedule.logicalId}.RoleArn`),
    service: 'scheduler.amazonaws.com',
    user: schedule.logicalId,
    context: source(scheduleGroupOf(schedule)),
  }));
  return [
    ...own('AWS::Lambda::Function', 'Role', 'lambda.amazonaws.com'),
    ...own('AWS::StepFunctions::StateMachine', 'RoleArn', 'states.amazonaws.com'),
    ...schedules,
  ];
}

/** Scheduler assumes a role in the name of the schedule's group. https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
export function scheduleGroupOf({ arn }: Resource): string {
  return arn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
}
