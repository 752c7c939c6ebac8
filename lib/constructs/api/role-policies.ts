import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { mayCall, type Role, roles } from '../../../lambdas/http/route';
import { acceptWildcard } from '../shared/acknowledge';
import { routeTable } from './admin-api';

export interface RolePoliciesProps {
  readonly stackName: string;
  readonly api: HttpApi;
}

/** The managed policies for people: one per role, allowing exactly the routes of the roles within it. */
export class RolePolicies extends Construct {
  constructor(scope: Construct, id: string, { stackName, api }: RolePoliciesProps) {
    super(scope, id);
    for (const role of roles) this.addPolicy(role, stackName, api);
  }

  private addPolicy(role: Role, stackName: string, api: HttpApi): void {
    const resources = this.routeArns(api, role);
    const policy = new ManagedPolicy(this, `${role.charAt(0).toUpperCase()}${role.slice(1)}`, {
      managedPolicyName: `${stackName}-${role}`,
      description: `May call the routes of the Quiesce role ${role}`,
      statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources })],
    });
    for (const resource of resources.filter((arn) => arn.includes('*'))) {
      acceptWildcard(policy, resource, 'A path parameter (window, site, person) can only be a wildcard in an ARN.');
    }
  }

  private routeArns(api: HttpApi, role: Role): string[] {
    return patternsOf(role).map((pattern) =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: api.apiId,
        resourceName: `$default/${pattern}`,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    );
  }
}

/**
 * A `*` also matches `/`, so a pattern that ends with it covers longer routes of the same method, which need no
 * separate line. A test checks that those are routes of these roles only.
 */
function patternsOf(role: Role): string[] {
  const patterns = routeTable()
    .filter(({ route }) => mayCall(role, route))
    .map(({ method, path }) => method + path.replace(/\{[^}]+\}/g, '*'));
  const covers = (wide: string, narrow: string) => wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1));
  return patterns.filter((narrow) => !patterns.some((wide) => wide !== narrow && covers(wide, narrow)));
}
