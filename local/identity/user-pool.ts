import { z } from 'zod';
import type { Template } from '../aws/gateway/service';

/** What the provider takes from the template: the user pool's one client, and the names of the groups. */
export interface UserPool {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  readonly logoutUris: readonly string[];
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
}

const urls = z.array(z.string()).default([]);
/** What else a client may be, this provider is not: a secret, another flow, units other than minutes. */
const clientSchema = z.object({
  GenerateSecret: z.literal(false),
  AllowedOAuthFlows: z.tuple([z.literal('code')]),
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: urls,
  LogoutURLs: urls,
  AccessTokenValidity: z.number(),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.object({ AccessToken: z.literal('minutes'), RefreshToken: z.literal('minutes') }),
  RefreshTokenRotation: z.object({ Feature: z.literal('ENABLED') }),
});

/**
 * @param issuer of the tokens on this machine
 * @returns `undefined` where the template has no user pool: nobody signs in, or does so at another provider
 * @throws Error for a client that the local provider could not stand for
 */
export function userPoolOf(template: Template, issuer: string): UserPool | undefined {
  const [client, ...others] = template.ofType('AWS::Cognito::UserPoolClient');
  if (!client) return undefined;
  if (others.length > 0) throw new Error('The local identity provider has one client');
  const settings = clientSchema.parse(client.properties);
  const groups = template.ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => String(properties.GroupName));
  return {
    issuer,
    clientId: client.physicalId,
    redirectUris: settings.CallbackURLs.flatMap(reachable),
    logoutUris: settings.LogoutURLs.flatMap(reachable),
    scopes: settings.AllowedOAuthScopes,
    groups,
    accessTokenSeconds: settings.AccessTokenValidity * 60,
    refreshTokenSeconds: settings.RefreshTokenValidity * 60,
  };
}

/** Nothing on this machine has TLS, and browsers may call it by either name. */
function reachable(url: string): string[] {
  const plain = url.replace(/^https:\/\/localhost\b/, 'http://localhost');
  return plain === url ? [url] : [plain, plain.replace('//localhost', '//127.0.0.1')];
}
