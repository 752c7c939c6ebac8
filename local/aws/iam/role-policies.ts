import type { Json, PolicyDocument, Resource, Template } from '../gateway/service';
import { asList, asObject, asText } from '../template/cloudformation';
import { toPolicy } from './statement';

/** Documents of the AWS-managed policies that a template may attach; they are not in the template. */
const awsManaged: Readonly<Record<string, PolicyDocument>> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': {
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    ],
  },
};

/**
 * Everything that the template allows a role: inline policies, `AWS::IAM::Policy`, and managed policies attached from
 * either side.
 * @throws Error naming a managed policy whose document is unknown, or a role with a permissions boundary.
 */
export function policiesOfRole(role: Resource, template: Template): readonly PolicyDocument[] {
  if (role.properties.PermissionsBoundary !== undefined)
    throw new Error(`${role.logicalId} has a permissions boundary, which the local runtime does not know`);
  const inline = list(role.properties.Policies).map((policy) => documentOf(asObject(policy, role.logicalId)));
  const attached = list(role.properties.ManagedPolicyArns).map((arn) => managed(asText(arn, role.logicalId), template));
  const pointing = [...template.ofType('AWS::IAM::Policy'), ...template.ofType('AWS::IAM::ManagedPolicy')]
    .filter((policy) => list(policy.properties.Roles).includes(role.physicalId))
    .map((policy) => documentOf(policy.properties));
  return [...inline, ...attached, ...pointing];
}

/** The document of the managed policy with this name. @throws Error when the template declares none. */
export function managedPolicyNamed(name: string, template: Template): PolicyDocument {
  const found = findManagedPolicy(name, template);
  if (!found) throw new Error(`The template declares no managed policy ${name}`);
  return found;
}

export function findManagedPolicy(name: string, template: Template): PolicyDocument | undefined {
  const found = template
    .ofType('AWS::IAM::ManagedPolicy')
    .find((policy) => policy.properties.ManagedPolicyName === name);
  return found && documentOf(found.properties);
}

function managed(arn: string, template: Template): PolicyDocument {
  const own = template.byArn(arn);
  if (own) return documentOf(own.properties);
  const known = awsManaged[arn];
  if (!known) throw new Error(`The local runtime does not know the managed policy ${arn}`);
  return known;
}

const documentOf = (properties: Readonly<Record<string, Json>>) =>
  toPolicy(properties.PolicyDocument, 'PolicyDocument');
const list = (value: Json | undefined) => (value === undefined ? [] : asList(value, 'A list of policies'));
