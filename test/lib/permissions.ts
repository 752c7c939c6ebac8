import type { Template } from 'aws-cdk-lib/assertions';
import { spoken } from './synthesize';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Everything each role may do, by the role's name, one line per action and resource, sorted. */
export function permissions(template: Template): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { Properties }] of Object.entries(template.findResources('AWS::IAM::Policy'))) {
    if (isOfDeployment(id)) continue;
    const lines = (Properties.PolicyDocument.Statement as readonly Statement[]).flatMap(linesOf);
    for (const role of Properties.Roles) found.set(spoken(role), [...(found.get(spoken(role)) ?? []), ...lines].sort());
  }
  return found;
}

/** CDK's own function, which copies files while the stack is deployed; checks.test.ts knows what it is granted. */
export const isOfDeployment = (logicalId: string): boolean => logicalId.startsWith('CustomCDKBucketDeployment');

function linesOf({ Effect, Action, Resource, Condition }: Statement): string[] {
  if (Effect !== 'Allow') throw new Error(`A role's policy is expected to allow, not to ${Effect}`);
  const where = Condition
    ? ` if ${Object.values(Condition).flatMap(Object.entries).map(conditionOf).join(' and ')}`
    : '';
  return list(Action).flatMap((action) => list(Resource).map((one) => `${action} on ${spoken(one)}${where}`));
}

const conditionOf = ([key, value]: [string, unknown]) => `${key} is ${list(value).map(spoken).join(' or ')}`;

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
