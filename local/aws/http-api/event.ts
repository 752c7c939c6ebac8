import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../gateway/service';
import type { JwtContext } from './jwt-authorizer';
import type { Match } from './match';
import type { SignedRequest } from './signature';

export interface EventContext {
  readonly apiId: string;
  readonly stage: string;
  readonly accountId: string;
  readonly sourceIp: string;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Set on signed routes. */
  readonly identity?: { readonly caller: Caller; readonly accessKey: string };
  /** Set on routes that take a token. */
  readonly jwt?: JwtContext;
}

/** Media types whose bodies API Gateway passes as text; all others (forms, too) arrive in base64. */
const textual = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/;

/** The event of payload format 2.0. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function toEvent(request: SignedRequest, { route, pathParameters }: Match, context: EventContext) {
  const { cookie, ...headers } = request.headers;
  const text = textual.test(headers['content-type'] ?? '');
  const query = queryParameters(request.query);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    requestContext: requestContext(request, route.key, context),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters: { ...pathParameters } } : {}),
    ...(request.body.length > 0 ? { body: request.body.toString(text ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: request.body.length > 0 && !text,
  } satisfies APIGatewayProxyEventV2;
}

function requestContext({ method, path, headers }: SignedRequest, routeKey: string, context: EventContext) {
  const domainName = headers.host ?? '';
  return {
    accountId: context.accountId,
    apiId: context.apiId,
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: context.sourceIp, userAgent: headers['user-agent'] ?? '' },
    requestId: context.requestId,
    routeKey,
    stage: context.stage,
    time: logTime(context.at),
    timeEpoch: context.at,
    ...(context.identity ? { authorizer: { iam: iamIdentity(context.identity, context.accountId) } } : {}),
    ...(context.jwt ? { authorizer: { jwt: context.jwt } } : {}),
  };
}

function iamIdentity({ caller, accessKey }: NonNullable<EventContext['identity']>, accountId: string) {
  const callerId = `AIDA${Buffer.from(caller.name).toString('hex').toUpperCase()}`;
  return {
    accessKey,
    accountId,
    callerId,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: caller.arn,
    userId: callerId,
  };
}

/** Repeated parameters are joined with commas, as the gateway does. */
function queryParameters(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

/** `22/Nov/2026:14:07:00 +0000` */
function logTime(at: number): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
