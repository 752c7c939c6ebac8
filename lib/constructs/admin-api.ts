import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Route, type RouteKey, routes } from '../../lambdas/http/routes';
import type { ApiFunctions } from './api-functions';

/** A gateway that everyone may try: enough for consoles and pipelines, too little to wear the tables out. */
const stageThrottle = { rateLimit: 50, burstLimit: 100 };
/** The confirm page is public, and nobody votes more often than this. */
const publicThrottle = { throttlingRateLimit: 5, throttlingBurstLimit: 20 };

export interface AdminApiProps {
  readonly functions: ApiFunctions;
  readonly logRetention: RetentionDays;
}

/** The HTTP API: one gateway route per line of the route table, each signed (IAM) unless the table says public. */
export class AdminApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { functions, logRetention }: AdminApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { description: 'Quiesce Admin API', createDefaultStage: false });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: stageThrottle,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: accessLogFormat() },
    });
    const made = this.addRoutes(functions);
    this.tightenPublicRoutes(made);
  }

  get url(): string {
    return this.api.apiEndpoint;
  }

  get approvalsUrl(): string {
    return `${this.api.apiEndpoint}/approvals`;
  }

  private addRoutes(functions: ApiFunctions): Map<string, HttpRoute> {
    const signed = new HttpIamAuthorizer();
    const open = new HttpNoneAuthorizer();
    const integrations = {
      'admin-api': new HttpLambdaIntegration('AdminApi', functions.adminApi, oneGrant),
      'approver-directory': new HttpLambdaIntegration('ApproverDirectory', functions.approverDirectory, oneGrant),
      'approval-page': new HttpLambdaIntegration('ApprovalPage', functions.approvalPage, oneGrant),
    };
    return new Map(
      routeTable().map(({ key, method, path, route }) => [
        key,
        new HttpRoute(this, key, {
          httpApi: this.api,
          routeKey: HttpRouteKey.with(path, method),
          integration: integrations[route.function],
          authorizer: route.role === 'public' ? open : signed,
        }),
      ]),
    );
  }

  private tightenPublicRoutes(made: Map<string, HttpRoute>): void {
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('The stage has no CloudFormation resource to set');
    const open = routeTable().filter(({ route }) => route.role === 'public');
    stage.routeSettings = Object.fromEntries(
      open.map(({ key }) => [
        key,
        {
          ThrottlingRateLimit: publicThrottle.throttlingRateLimit,
          ThrottlingBurstLimit: publicThrottle.throttlingBurstLimit,
        },
      ]),
    );
    for (const { key } of open) {
      const route = made.get(key);
      if (!route) continue;
      // A stage with settings for a route that does not exist yet is refused.
      stage.node.addDependency(route);
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Approvers follow a link from a mail; the link’s secret and the mail’s code authorize the vote.',
      });
    }
  }
}

/** One permission per function for the whole API, instead of one per route: a policy of 20 statements nears its size limit. */
const oneGrant = { scopePermissionToRoute: false };

/** The table's lines with their key taken apart. */
export function routeTable() {
  return (Object.entries(routes) as [RouteKey, Route][]).map(([key, route]) => {
    const [method, path] = key.split(' ') as [HttpMethod, string];
    return { key, method, path, route };
  });
}

/** Neither path nor query string: a voting link carries its secret there. The route key says what was called. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      time: '$context.requestTime',
      routeKey: '$context.routeKey',
      status: '$context.status',
      sourceIp: '$context.identity.sourceIp',
      caller: '$context.identity.caller',
      responseLength: '$context.responseLength',
      latency: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
    }),
  );
}
