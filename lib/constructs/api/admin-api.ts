import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnRoute,
  CfnStage,
  HttpApi,
  HttpIntegration,
  HttpIntegrationType,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Route, throttleOf, throttles } from '../../../lambdas/http/route';
import { type RouteKey, routes } from '../../../lambdas/http/routes';
import type { PublicNotices } from '../events/public-notices';
import { acknowledge } from '../shared/acknowledge';
import { vendedLogs } from '../shared/vended-logs';
import type { ApiFunctions } from './api-functions';

/** For a route without its own settings; every route in the table has them. */
const stageThrottle = { rateLimit: throttles.usual.rate, burstLimit: throttles.usual.burst };

export interface AdminApiProps {
  readonly stackName: string;
  readonly functions: ApiFunctions;
  readonly notices: PublicNotices;
  readonly logRetention: RetentionDays;
}

/** The HTTP API: one gateway route per line of the route table, signed (IAM) unless the table says public. */
export class AdminApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly accessLogs: LogGroup;

  constructor(scope: Construct, id: string, { stackName, functions, notices, logRetention }: AdminApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { description: 'Quiesce Admin API', createDefaultStage: false });
    this.accessLogs = vendedLogs(this, 'AccessLogs', { name: `apis/${stackName}-access`, retention: logRetention });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: stageThrottle,
      accessLogSettings: { destination: new LogGroupLogDestination(this.accessLogs), format: accessLogFormat() },
    });
    this.addRoutes(functions, notices);
    this.throttleEachRoute();
  }

  get url(): string {
    return this.api.apiEndpoint;
  }

  get approvalsUrl(): string {
    return `${this.api.apiEndpoint}/approvals`;
  }

  private addRoutes(functions: ApiFunctions, notices: PublicNotices): void {
    const targets = {
      'admin-api': this.integrate('AdminApi', functions.adminApi),
      'approver-directory': this.integrate('ApproverDirectory', functions.approverDirectory),
      'approval-page': this.integrate('ApprovalPage', functions.approvalPage),
      evidence: this.integrate('Evidence', functions.evidence),
      'public-notices': this.integrate('PublicNotices', notices.publicNotices),
    };
    for (const { key, route } of routeTable()) {
      const made = new CfnRoute(this, key, {
        apiId: this.api.apiId,
        routeKey: key,
        target: `integrations/${targets[route.function].integrationId}`,
        authorizationType: route.role === 'public' ? 'NONE' : 'AWS_IAM',
      });
      // AWS refuses a stage with settings for a route that does not exist yet.
      this.stage.node.addDependency(made);
      if (route.role === 'public') {
        acknowledge(
          made,
          'APIG4',
          'Approvers follow a mailed link; its secret and the mail’s code authorize the vote.',
        );
      }
    }
  }

  private integrate(id: string, target: LambdaFunction): HttpIntegration {
    // One permission for the whole API: one per route would bring the function's policy near its size limit of 20 KB.
    target.addPermission('Gateway', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.api.arnForExecuteApi(),
    });
    return new HttpIntegration(this, id, {
      httpApi: this.api,
      integrationType: HttpIntegrationType.AWS_PROXY,
      integrationUri: target.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
  }

  private throttleEachRoute(): void {
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('The stage has no CloudFormation resource to set');
    stage.routeSettings = Object.fromEntries(
      routeTable().map(({ key, route }) => {
        const { rate, burst } = throttleOf(route);
        return [key, { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }];
      }),
    );
  }
}

/** The table's lines with their key taken apart. */
export function routeTable() {
  return (Object.entries(routes) as [RouteKey, Route][]).map(([key, route]) => {
    const [method, path] = key.split(' ') as [string, string];
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
