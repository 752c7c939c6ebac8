import { AwsError, type Caller, type ConditionContext, type Runtime } from '../gateway/service';
import { toPolicy } from '../iam/statement';

/**
 * The caller that an AWS service becomes when it assumes a role for us.
 * @param context condition keys for the trust policy, e.g. `aws:SourceArn`
 * @throws AwsError `AccessDeniedException` when the role does not trust the service under these conditions
 */
export function assumeRole(
  runtime: Pick<Runtime, 'template' | 'accountId' | 'permitsService' | 'roleCaller'>,
  service: string,
  roleArn: string,
  context: ConditionContext,
): Caller {
  const role = runtime.template.byArn(roleArn);
  if (role?.type === 'AWS::IAM::Role') {
    const trust = toPolicy(role.properties.AssumeRolePolicyDocument, role.logicalId);
    const full = { 'aws:SourceAccount': runtime.accountId, ...context };
    if (runtime.permitsService(service, 'sts:AssumeRole', roleArn, full, trust)) return runtime.roleCaller(roleArn);
  }
  throw new AwsError('AccessDeniedException', `${roleArn} does not trust ${service} here`, 403);
}
