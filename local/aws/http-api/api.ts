import type { Json, JsonObject, Resource, Template } from '../gateway/service';
import { asList, asObject, asText } from '../template/cloudformation';

/** One route of an HTTP API. */
export interface ApiRoute {
  /** As in the template: `GET /v1/windows/{windowId}` or `$default`. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly signed: boolean;
  /** Set where a token of a sign-in is needed. */
  readonly jwt?: JwtAuthorization;
  readonly functionArn: string;
}

/** What a JWT authorizer asks of tokens, and which scopes the route does. */
export interface JwtAuthorization {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** A token needs one of them. */
  readonly scopes: readonly string[];
}

/** Requests per second, and how many may come at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** The HTTP API of the template, ready to be served. */
export interface Api {
  readonly id: string;
  readonly stage: string;
  readonly routes: readonly ApiRoute[];
  /** The default throttle for routes without their own; without a default there is no limit. */
  readonly defaultThrottle?: Throttle;
  readonly routeThrottles: Readonly<Record<string, Throttle>>;
}

/** @throws Error when the template has not exactly one HTTP API with one stage, or names what the runtime cannot serve. */
export function apiOf(template: Template): Api {
  const api = only(template, 'AWS::ApiGatewayV2::Api');
  const stage = only(template, 'AWS::ApiGatewayV2::Stage');
  if (api.properties.ProtocolType !== 'HTTP') throw new Error(`${api.logicalId} is no HTTP API`);
  const throttle = throttleOf(stage.properties.DefaultRouteSettings);
  const perRoute = Object.entries(asObject(stage.properties.RouteSettings ?? {}, 'RouteSettings'));
  const routeThrottles = perRoute.flatMap(([key, settings]) => {
    const own = throttleOf(settings);
    return own ? [[key, own] as const] : [];
  });
  return {
    id: api.physicalId,
    stage: stage.physicalId,
    routes: template.ofType('AWS::ApiGatewayV2::Route').map((route) => toRoute(route, template)),
    ...(throttle ? { defaultThrottle: throttle } : {}),
    routeThrottles: Object.fromEntries(routeThrottles),
  };
}

function only(template: Template, type: string): Resource {
  const [first, ...others] = template.ofType(type);
  if (!first || others.length > 0) throw new Error(`The local runtime serves exactly one ${type}`);
  return first;
}

function toRoute({ logicalId, properties }: Resource, template: Template): ApiRoute {
  const key = asText(properties.RouteKey, `${logicalId}.RouteKey`);
  const [method = '', path = ''] = key === '$default' ? ['ANY', '/{proxy+}'] : key.split(' ');
  const authorization = properties.AuthorizationType ?? 'NONE';
  if (authorization !== 'AWS_IAM' && authorization !== 'NONE' && authorization !== 'JWT') {
    throw new Error(
      `${logicalId} is authorized by ${JSON.stringify(authorization)}, which the local runtime does not know`,
    );
  }
  const integration = integrationOf(properties, template);
  const jwt = authorization === 'JWT' ? { jwt: jwtOf(properties, template) } : {};
  return { key, method, path, signed: authorization === 'AWS_IAM', ...jwt, functionArn: functionArnOf(integration) };
}

function jwtOf({ AuthorizerId, AuthorizationScopes = [] }: JsonObject, template: Template): JwtAuthorization {
  const id = asText(AuthorizerId, 'AuthorizerId');
  const found = template.ofType('AWS::ApiGatewayV2::Authorizer').find(({ physicalId }) => physicalId === id);
  if (!found) throw new Error(`The template declares no authorizer ${id}`);
  const { AuthorizerType, IdentitySource, JwtConfiguration } = found.properties;
  if (AuthorizerType !== 'JWT' || String(IdentitySource) !== '$request.header.Authorization') {
    throw new Error(
      `${found.logicalId} takes no token from the header Authorization, the only one that the local runtime reads`,
    );
  }
  const { Issuer, Audience = [] } = asObject(JwtConfiguration ?? {}, 'JwtConfiguration');
  return { issuer: asText(Issuer, 'Issuer'), audience: textsOf(Audience), scopes: textsOf(AuthorizationScopes) };
}

const textsOf = (list: Json): string[] => asList(list, 'A list of texts').map((text) => asText(text, 'A text'));

function integrationOf({ Target }: JsonObject, template: Template): Resource {
  const id = asText(Target, 'Target').replace(/^integrations\//, '');
  const found = template.ofType('AWS::ApiGatewayV2::Integration').find(({ physicalId }) => physicalId === id);
  if (!found) throw new Error(`The template declares no integration ${id}`);
  return found;
}

/** The URI is the function's ARN, or the longer form that contains it. */
function functionArnOf({ logicalId, properties }: Resource): string {
  if (properties.IntegrationType !== 'AWS_PROXY' || properties.PayloadFormatVersion !== '2.0') {
    throw new Error(
      `${logicalId} is no Lambda proxy with payload format 2.0, the only one that the local runtime knows`,
    );
  }
  const uri = asText(properties.IntegrationUri, `${logicalId}.IntegrationUri`);
  const [arn] = /arn:aws:lambda:[^/]+$/.exec(uri.replace(/\/invocations$/, '')) ?? [];
  if (!arn) throw new Error(`${logicalId} is integrated with ${uri}, which is no function`);
  return arn;
}

function throttleOf(settings: Json | undefined): Throttle | undefined {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = asObject(settings ?? {}, 'RouteSettings');
  return typeof rate === 'number' && typeof burst === 'number' ? { rate, burst } : undefined;
}
