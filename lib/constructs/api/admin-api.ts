import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnAuthorizer,
  CfnRoute,
  type CfnRouteProps,
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
import { isForSignedIn, type Route, signedInPrefix, throttleOf, throttles } from '../../../lambdas/http/route';
import { type RouteKey, routes } from '../../../lambdas/http/routes';
import type { PublicNotices } from '../events/public-notices';
import type { SignIn } from '../identity/sign-in';
import { acknowledge } from '../shared/acknowledge';
import { vendedLogs } from '../shared/vended-logs';
import type { ApiFunctions } from './api-functions';

/** For a route without its own settings; every route in the table has them. */
const stageThrottle = { rateLimit: throttles.usual.rate, burstLimit: throttles.usual.burst };

export interface AdminApiProps {
  readonly stackName: string;
  readonly functions: ApiFunctions;
  readonly notices: PublicNotices;
  /** Where people can sign in; without it there are only signed requests. */
  readonly signIn?: SignIn | undefined;
  readonly logRetention: RetentionDays;
}

type Targets = Readonly<Record<Route['function'], HttpIntegration>>;
type Authorization = Pick<CfnRouteProps, 'authorizationType' | 'authorizerId' | 'authorizationScopes'>;

/**
 * The HTTP API: one gateway route per line of the route table, signed (IAM) unless the table says public, and one more for
 * people who signed in.
 */
export class AdminApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly accessLogs: LogGroup;

  constructor(scope: Construct, id: string, { stackName, functions, notices, signIn, logRetention }: AdminApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', { description: 'Quiesce Admin API', createDefaultStage: false });
    this.accessLogs = vendedLogs(this, 'AccessLogs', { name: `apis/${stackName}-access`, retention: logRetention });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: stageThrottle,
      accessLogSettings: { destination: new LogGroupLogDestination(this.accessLogs), format: accessLogFormat() },
    });
    this.addRoutes(this.targetsOf(functions, notices), signIn);
    this.throttleEachRoute(signIn !== undefined);
  }

  get url(): string {
    return this.api.apiEndpoint;
  }

  get approvalsUrl(): string {
    return `${this.api.apiEndpoint}/approvals`;
  }

  private targetsOf(functions: ApiFunctions, notices: PublicNotices): Targets {
    return {
      'admin-api': this.integrate('AdminApi', functions.adminApi),
      'approver-directory': this.integrate('ApproverDirectory', functions.approverDirectory),
      'approval-page': this.integrate('ApprovalPage', functions.approvalPage),
      evidence: this.integrate('Evidence', functions.evidence),
      'public-notices': this.integrate('PublicNotices', notices.publicNotices),
    };
  }

  private addRoutes(targets: Targets, signIn: SignIn | undefined): void {
    for (const { key, route } of routeTable()) {
      const authorizationType = route.role === 'public' ? 'NONE' : 'AWS_IAM';
      const made = this.addRoute(key, targets[route.function], { authorizationType });
      if (route.role === 'public') {
        acknowledge(
          made,
          'APIG4',
          'Approvers follow a mailed link; its secret and the mail’s code authorize the vote.',
        );
      }
    }
    if (!signIn) return;
    const authorizerId = this.authorizerOf(signIn).ref;
    const byToken = { authorizationType: 'JWT', authorizerId, authorizationScopes: [signIn.scope] };
    for (const { key, route } of signedInRoutes()) this.addRoute(key, targets[route.function], byToken);
  }

  private addRoute(routeKey: string, target: HttpIntegration, authorization: Authorization): CfnRoute {
    const made = new CfnRoute(this, routeKey, {
      apiId: this.api.apiId,
      routeKey,
      target: `integrations/${target.integrationId}`,
      ...authorization,
    });
    // AWS refuses a stage with settings for a route that does not exist yet.
    this.stage.node.addDependency(made);
    return made;
  }

  private authorizerOf({ issuer, audience }: SignIn): CfnAuthorizer {
    return new CfnAuthorizer(this, 'SignedIn', {
      apiId: this.api.apiId,
      name: 'signed-in',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [audience] },
    });
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

  private throttleEachRoute(hasSignIn: boolean): void {
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('The stage has no CloudFormation resource to set');
    stage.routeSettings = Object.fromEntries(
      [...routeTable(), ...(hasSignIn ? signedInRoutes() : [])].map(({ key, route }) => {
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

/** The same operations for people who signed in. */
const signedInRoutes = () =>
  routeTable()
    .filter(({ route }) => isForSignedIn(route))
    .map(({ method, path, route }) => ({ key: `${method} ${signedInPrefix}${path}`, route }));

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
      subject: '$context.authorizer.claims.sub',
      authorizerError: '$context.authorizer.error',
      responseLength: '$context.responseLength',
      latency: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
    }),
  );
}
