import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { RouteKey } from '../../../lambdas/http/routes';
import { claimText } from '../../../local/aws/http-api/jwt';
import { type ApiCall, signedEvent } from '../events';

export const issuer = 'https://login.example.com';

/** As API Gateway sends a request with a token: claims as texts, the token in its header. */
export function tokenEvent(
  routeKey: RouteKey,
  claims: Readonly<Record<string, unknown>>,
  call: ApiCall = {},
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const all = { iss: issuer, ...claims };
  const { requestContext, ...event } = signedEvent(routeKey, call);
  const token = ['{}', JSON.stringify(all), 's'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const texts = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, claimText(value)]));
  return {
    ...event,
    routeKey: routeKey.replace(' ', ' /api'),
    headers: { ...event.headers, authorization: `Bearer ${token}` },
    requestContext: {
      ...requestContext,
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: texts, scopes: ['quiesce/console'] } },
    },
  };
}
