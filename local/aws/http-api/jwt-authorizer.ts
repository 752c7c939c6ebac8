import type { JwtAuthorization } from './api';
import type { IssuerKeys } from './issuer-keys';
import { type Claims, claimText, isSignedWith, parseToken } from './jwt';
import { gatewayReply, type Reply } from './reply';

/** What Lambda gets in `requestContext.authorizer.jwt`. */
export interface JwtContext {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

export type Authorized = { readonly jwt: JwtContext } | { readonly refused: Reply };

/**
 * Verifies a token as API Gateway does: signature and `kid`, then `iss`, `aud` (or `client_id` where there is no `aud`), `exp`, `nbf`,
 * `iat`, and at least one scope of the route in `scope` or `scp`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 *
 * @param header `Authorization`, with or without `Bearer`
 * @param now epoch milliseconds
 */
export async function authorizeToken(
  header: string | undefined,
  wanted: JwtAuthorization,
  keys: Pick<IssuerKeys, 'find'>,
  now: number,
): Promise<Authorized> {
  const token = parseToken((header ?? '').replace(/^Bearer /i, ''));
  if (!token) return unauthorized('the token is not a JWT');
  const { kid } = token.header;
  const key = typeof kid === 'string' ? await keys.find(wanted.issuer, kid).catch(() => undefined) : undefined;
  if (!key || !isSignedWith(key, token)) return unauthorized('signing method or key is invalid');
  const { claims } = token;
  const wrong = wrongClaim(claims, wanted, Math.floor(now / 1000));
  if (wrong !== undefined) return unauthorized(wrong);
  const scopes = wanted.scopes.filter((scope) => scopesOf(claims).includes(scope));
  if (wanted.scopes.length > 0 && scopes.length === 0) return withoutScope(wanted.scopes);
  const texts = Object.entries(claims).map(([name, value]) => [name, claimText(value)] as const);
  return { jwt: { claims: Object.fromEntries(texts), scopes } };
}

/** @param now epoch seconds */
function wrongClaim(claims: Claims, { issuer, audience }: JwtAuthorization, now: number): string | undefined {
  const { iss, aud, client_id: clientId, exp, nbf = now, iat = now } = claims;
  const audiences = [aud ?? clientId].flat();
  if (iss !== issuer) return 'the token was not issued by a valid issuer';
  if (!audiences.some((one) => typeof one === 'string' && audience.includes(one)))
    return 'the token does not have a valid audience';
  if (typeof exp !== 'number' || exp <= now) return 'the token has expired';
  if (typeof nbf !== 'number' || nbf > now) return 'the token is not valid yet';
  return typeof iat !== 'number' || iat > now ? 'the token is used before it was issued' : undefined;
}

function scopesOf({ scope, scp }: Claims): readonly unknown[] {
  const listed = scope ?? scp ?? [];
  return typeof listed === 'string' ? listed.split(' ') : [listed].flat();
}

const unauthorized = (description: string): Authorized =>
  refusal(401, 'Unauthorized', '', 'invalid_token', description);

const withoutScope = (scopes: readonly string[]): Authorized =>
  refusal(403, 'Forbidden', scopes.join(' '), 'insufficient_scope', 'the token does not have a scope of the route');

function refusal(status: number, message: string, scope: string, error: string, description: string): Authorized {
  const reply = gatewayReply(status, message);
  const challenge = `Bearer scope="${scope}" error="${error}" error_description="${description}"`;
  return { refused: { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge } } };
}
