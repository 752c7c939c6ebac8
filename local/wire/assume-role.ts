import { AwsError, type Caller, type ConditionContext, type Runtime } from '../gateway/service';
import { evaluate } from '../iam/evaluate';
import { toPolicy } from '../iam/statement';

/**
 * The caller that an AWS service becomes when it takes on a role for us.
 * @param context what the trust policy may ask, e.g. `aws:SourceArn`
 * @throws AwsError `AccessDeniedException` when the role does not trust the service under these conditions
 */
export function assumeRole(runtime: Runtime, service: string, roleArn: string, context: ConditionContext): Caller {
  const role = runtime.template.byArn(roleArn);
  const trusted =
    role?.type === 'AWS::IAM::Role' &&
    evaluate({
      principal: { kind: 'Service', name: service },
      action: 'sts:AssumeRole',
      resource: roleArn,
      context: { 'aws:SourceAccount': runtime.accountId, ...context },
      identityPolicies: [],
      resourcePolicy: toPolicy(role.properties.AssumeRolePolicyDocument, role.logicalId),
    }) === 'allowed';
  if (trusted) return runtime.roleCaller(roleArn);
  throw new AwsError('AccessDeniedException', `${roleArn} does not trust ${service} here`, 403);
}
