import { Match } from 'aws-cdk-lib/assertions';
import { isForSignedIn, mayCall, type Role, type Route, roles } from '../../lambdas/http/route';
import { routes } from '../../lambdas/http/routes';
import { spoken, synthesize } from './synthesize';

const template = synthesize();
const table: readonly (readonly [string, Route])[] = Object.entries(routes);

/** What people who signed in call: every route but the public ones and the former paths, below /api. */
const signedIn = table
  .filter(([, route]) => isForSignedIn(route))
  .map(([key, route]) => [key.replace(' ', ' /api'), route] as const);
const all = [...table, ...signedIn];

describe('the gateway', () => {
  const made = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);

  it('has one route per line of the route table, signed unless the table says public', () => {
    const expected = table.map(([key, { role }]) => [key, role === 'public' ? 'NONE' : 'AWS_IAM']);
    const byToken = signedIn.map(([key]) => [key, 'JWT']);
    const types = made.map((route) => [route.RouteKey, route.AuthorizationType]);
    expect(types.sort()).toEqual([...expected, ...byToken].sort());
    expect(signedIn.filter(([key]) => /approvals|approvers/.test(key))).toEqual([]);
  });

  it('asks every token for the scope of the console, which ID tokens do not have', () => {
    const scopes = made.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    expect(new Set(scopes.map(({ AuthorizationScopes }) => String(AuthorizationScopes)))).toEqual(
      new Set(['quiesce/console']),
    );
  });

  it('sends each route to the function the table names, as payload 2.0', () => {
    const integrations = template.findResources('AWS::ApiGatewayV2::Integration');
    const targets = made.map(({ RouteKey, Target }) => {
      const integration = integrations[Target['Fn::Join'][1][1].Ref]?.Properties;
      expect(integration).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
      return [RouteKey, spoken(integration.IntegrationUri)];
    });
    const words = {
      'admin-api': 'FunctionsAdminApi',
      'approval-page': 'FunctionsApprovalPage',
      'approver-directory': 'FunctionsApproverDirectory',
      evidence: 'FunctionsEvidence',
      'public-notices': 'NoticesPublicNotices',
    };
    const expected = all.map(([key, route]) => [key, words[route.function]]);
    expect(targets.sort()).toEqual(expected.sort());
  });

  it.each([true, false])('tells the Admin API whether its gate looks wildcards up: %s', (wildcards) => {
    const told = { Environment: { Variables: Match.objectLike({ WILDCARDS: String(wildcards) }) } };
    (wildcards ? synthesize({ wildcards }) : template).hasResourceProperties('AWS::Lambda::Function', told);
  });

  const stage = () => Object.values(template.findResources('AWS::ApiGatewayV2::Stage'))[0];

  it('gives every route an allowance of its own, so that a flood of one leaves the others', () => {
    expect(stage()?.Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    const settings: Readonly<Record<string, object>> = stage()?.Properties.RouteSettings;
    expect(Object.keys(settings).sort()).toEqual(all.map(([key]) => key).sort());
  });

  it('keeps most room for what is urgent, and least for the public page', () => {
    const settings: Readonly<Record<string, object>> = stage()?.Properties.RouteSettings;
    const having = (ThrottlingRateLimit: number, ThrottlingBurstLimit: number) => {
      const wanted = JSON.stringify({ ThrottlingRateLimit, ThrottlingBurstLimit });
      return Object.keys(settings).filter((key) => JSON.stringify(settings[key]) === wanted);
    };
    expect(having(500, 1000)).toEqual([
      'POST /v1/windows/{windowId}/end',
      'GET /v1/sites/{siteId}/status',
      'POST /v1/sites/{siteId}/emergency',
      'POST /api/v1/windows/{windowId}/end',
      'GET /api/v1/sites/{siteId}/status',
      'POST /api/v1/sites/{siteId}/emergency',
    ]);
    expect(having(5, 20)).toEqual(['GET /approvals', 'HEAD /approvals', 'POST /approvals']);
    expect(having(50, 100)).toHaveLength(all.length - 9);
  });

  it('exists with all its routes before the stage sets their limits', () => {
    const made = Object.keys(template.findResources('AWS::ApiGatewayV2::Route'));
    expect(stage()?.DependsOn).toEqual(expect.arrayContaining(made));
  });

  it('logs what was called without path and query string, which hold the secret of a voting link', () => {
    const logged = Object.values(JSON.parse(stage()?.Properties.AccessLogSettings.Format));
    expect(logged).toContain('$context.routeKey');
    expect(logged).not.toContainEqual(expect.stringMatching(/path|querystring|protocol|header/i));
    expect(logged).toContain('$context.authorizer.claims.sub');
  });

  it('may call the functions of its routes, and only for this API', () => {
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission'))
      .map(({ Properties }) => ({
        function: spoken(Properties.FunctionName),
        principal: Properties.Principal,
        source: spoken(Properties.SourceArn),
      }))
      .filter(({ principal }) => principal !== 'events.amazonaws.com');
    const source = 'arn:<Partition>:execute-api:<Region>:<AccountId>:ApiHttp/*/*/*';
    const principal = 'apigateway.amazonaws.com';
    expect(permissions).toEqual([
      { function: 'NoticesPublicNotices', principal, source },
      { function: 'FunctionsApproverDirectory', principal, source },
      { function: 'FunctionsAdminApi', principal, source },
      { function: 'FunctionsApprovalPage', principal, source },
      { function: 'FunctionsEvidence', principal, source },
    ]);
  });
});

describe('the managed policy of a role', () => {
  const stage = 'arn:<Partition>:execute-api:<Region>:<AccountId>:ApiHttp/$default/';
  const patterns = (role: Role): RegExp[] => {
    const found = Object.values(
      template.findResources('AWS::IAM::ManagedPolicy', { Properties: { ManagedPolicyName: `quiesce-${role}` } }),
    );
    expect(found).toHaveLength(1);
    const [statement, ...others] = found[0]?.Properties.PolicyDocument.Statement ?? [];
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Effect: 'Allow', Action: 'execute-api:Invoke' });
    return statement.Resource.map((arn: unknown) => {
      const path = spoken(arn).slice(stage.length);
      expect(spoken(arn)).toBe(stage + path);
      return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`);
    });
  };

  it.each(roles)('%s allows exactly the routes of the roles within it', (role) => {
    const allowed = patterns(role);
    const callable = table.filter(([key]) => {
      const called = key.replace(' ', '').replace(/\{[^}]+\}/g, 'shop.01J');
      return allowed.some((pattern) => pattern.test(called));
    });
    const expected = table.filter(([, route]) => mayCall(role, route));
    expect(callable.map(([key]) => key)).toEqual(expected.map(([key]) => key));
  });
});

describe('the outputs', () => {
  it('name what operators and the local runtime need', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
      'AdminApiUrl',
      'ApprovalFlowArn',
      'ApprovalsUrl',
      'AuditTable',
      'ConsoleClientId',
      'ConsoleUrl',
      'ControlTable',
      'DistributionId',
      'EdgeStoreArn',
      'EventBusArn',
      'Issuer',
      'LoginUrl',
      'SiteUrl',
      'UserPoolId',
    ]);
  });

  it('say where voting links point, as notify-approvers is told', () => {
    const { Value } = template.findOutputs('ApprovalsUrl').ApprovalsUrl ?? {};
    expect(spoken(Value)).toBe('ApiHttp.ApiEndpoint/approvals');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ APPROVALS_URL: Value }) },
    });
  });
});
