import type { APIGatewayProxyEventV2WithIAMAuthorizer, Context } from 'aws-lambda';
import type { RouteKey } from '../../lambdas/http/routes';

export interface ApiCall {
  readonly as?: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export const principal = (name: string): string => `arn:aws:iam::123456789012:user/${name}`;

/** As API Gateway sends a signed request. */
export function signedEvent(
  routeKey: RouteKey,
  { as = 'rita', path = {}, query = {}, body, headers = {} }: ApiCall = {},
): APIGatewayProxyEventV2WithIAMAuthorizer {
  return {
    ...eventOf(routeKey, { path, query, headers }, textOf(body)),
    requestContext: { ...contextOf(routeKey, path), authorizer: { iam: { ...iam, userArn: principal(as) } } },
  };
}

const iam = {
  accessKey: 'AKIAEXAMPLE',
  accountId: '123456789012',
  callerId: 'AIDAEXAMPLE',
  cognitoIdentity: null,
  principalOrgId: 'o-example',
  userId: 'AIDAEXAMPLE',
};

type Parts = Required<Pick<ApiCall, 'path' | 'query' | 'headers'>>;

export function eventOf(routeKey: RouteKey, { path, query, headers }: Parts, body: string | undefined) {
  return {
    version: '2.0',
    routeKey,
    rawPath: pathOf(routeKey, path),
    rawQueryString: new URLSearchParams(query).toString(),
    headers,
    ...(Object.keys(path).length > 0 && { pathParameters: path }),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}

export function contextOf(routeKey: RouteKey, path: Record<string, string>) {
  const [method = ''] = routeKey.split(' ');
  return {
    accountId: '123456789012',
    apiId: 'api',
    domainName: 'api.example',
    domainPrefix: 'api',
    http: { method, path: pathOf(routeKey, path), protocol: 'HTTP/1.1', sourceIp: '192.0.2.7', userAgent: 'jest' },
    requestId: 'request-1',
    routeKey,
    stage: '$default',
    time: '22/Nov/2026:12:00:00 +0000',
    timeEpoch: 1_795_348_800_000,
  };
}

function pathOf(routeKey: RouteKey, path: Record<string, string>): string {
  const [, template = ''] = routeKey.split(' ');
  return template.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? '');
}

const textOf = (body: unknown): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'function',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:function',
  memoryLimitInMB: '128',
  awsRequestId: 'request-1',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 30_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
