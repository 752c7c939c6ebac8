import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Account } from './account';

type Payload = Readonly<Record<string, unknown>>;

/**
 * The claims of an access token as Cognito writes them: `client_id` and no `aud`, the groups, and when the person signed in, which
 * stays the same however often the token is refreshed.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function asCognito({ oidc }: KoaContextWithOIDC, account: Account, { aud, ...claims }: Payload): Payload {
  const { AuthorizationCode: code, RefreshToken: refreshed } = oidc.entities;
  const authTime = (code ?? refreshed)?.authTime;
  const payload = {
    ...claims,
    token_use: 'access',
    version: 2,
    username: account.subject,
    ...(account.groups.length > 0 && { 'cognito:groups': account.groups }),
    ...(authTime !== undefined && { auth_time: authTime }),
  };
  // The library signs no JWT without an audience; what is not enumerable is not in the token.
  return Object.defineProperty(payload, 'aud', { value: aud, enumerable: false, writable: true });
}
