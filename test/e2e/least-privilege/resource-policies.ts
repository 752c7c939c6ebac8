import { tablesOf } from '../../../local/aws/dynamodb/table';
import type { PolicyDocument, Template } from '../../../local/aws/gateway/service';
import { toPolicy } from '../../../local/aws/iam/statement';
import { invokePolicyOf } from '../../../local/aws/lambda/invoke-policy';
import { queuesOf } from '../../../local/aws/sqs/queue';
import { asList } from '../../../local/aws/template/cloudformation';

export interface ResourcePolicy {
  readonly name: string;
  readonly arn: string;
  readonly policy: PolicyDocument;
}

/** Everything in the template that says for itself who may do what with it. */
export function resourcePoliciesOf(template: Template): readonly ResourcePolicy[] {
  const functions = template.ofType('AWS::Lambda::Function').map(({ logicalId, arn }) => ({
    name: logicalId,
    arn,
    policy: invokePolicyOf(arn, template),
  }));
  const roles = template.ofType('AWS::IAM::Role').map(({ logicalId, arn, properties }) => ({
    name: logicalId,
    arn,
    policy: toPolicy(properties.AssumeRolePolicyDocument, logicalId),
  }));
  const topics = template.ofType('AWS::SNS::TopicPolicy').flatMap(({ logicalId, properties }) =>
    asList(properties.Topics, logicalId).map((arn) => ({
      name: logicalId,
      arn: String(arn),
      policy: toPolicy(properties.PolicyDocument, logicalId),
    })),
  );
  const tables = tablesOf(template).map(({ name, arn, resourcePolicy: policy }) => ({ name, arn, policy }));
  const queues = [...queuesOf(template).values()].map(({ name, arn, policy }) => ({ name, arn, policy }));
  const guarded = [...tables, ...queues].flatMap(({ policy, ...resource }) => (policy ? { ...resource, policy } : []));
  return [...functions, ...roles, ...topics, ...guarded];
}
