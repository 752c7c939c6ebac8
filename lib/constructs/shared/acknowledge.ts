import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Records why a rule of cdk-nag does not apply.
 * @param rule such as `SQS3`, or one finding of it, `IAM5[Resource::*]`
 */
export function acknowledge(scope: IConstruct, rule: string, reason: string): void {
  const limit = Error.stackTraceLimit;
  // CDK writes the caller's stack, and so paths of this computer, into its output.
  Error.stackTraceLimit = 0;
  try {
    Validations.of(scope).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/**
 * Records why a policy names a pattern instead of one resource. cdk-nag refuses all other patterns, so each pattern in
 * the template has its reason beside the grant.
 * @param holder the role or managed policy
 * @param resource exactly as granted, tokens included
 */
export function acceptWildcard(holder: IConstruct | undefined, resource: string, reason: string): void {
  if (!holder) return;
  acknowledge(holder, `IAM5[Resource::${flatten(Stack.of(holder).resolve(resource))}]`, reason);
}

/** As cdk-nag writes references: `<LogicalId>`, `<LogicalId.Attribute>`. */
function flatten(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [name, argument] = Object.entries(value)[0] ?? [];
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::GetAtt') return `<${argument.join('.')}>`;
  if (name === 'Fn::Join') return argument[1].map(flatten).join(argument[0]);
  throw new Error(`A policy's resource is made with ${name}, which has no name in an acknowledgement`);
}
