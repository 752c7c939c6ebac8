import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { State } from '../aws/gateway/service';
import { asCognito } from './access-token';
import type { Account } from './account';
import type { Accounts } from './accounts';
import { KeptAdapter } from './adapter';
import { keptKeys } from './kept-keys';
import { errorPage, signedOutPage, signingOutPage } from './pages';
import type { UserPool } from './user-pool';

/** What access tokens are for; oidc-provider gives tokens of a named resource the form of a JWT. */
const resource = 'urn:quiesce:admin-api';
const identityScopes = ['openid', 'profile', 'email', 'offline_access'];
/** An hour, as managed login keeps its own session. */
const sessionSeconds = 3600;

/**
 * An OpenID Connect provider in place of the user pool: authorization code with PKCE, rotated refresh tokens.
 * @param accounts who can sign in
 */
export async function createProvider(pool: UserPool, state: State, accounts: Accounts): Promise<Provider> {
  const { Provider } = await import('oidc-provider');
  const { signing, cookies } = keptKeys(state);
  await state.stored();
  const configuration: Configuration = {
    adapter: (model: string) => new KeptAdapter(model, state),
    clients: [clientOf(pool)],
    jwks: { keys: [signing] },
    cookies: { keys: [cookies] },
    scopes: identityScopes,
    responseTypes: ['code'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    pkce: { required: () => true },
    // A script of the console asks for tokens from another port.
    clientBasedCORS: () => true,
    findAccount: (_, subject) => accountOf(accounts.find(subject)),
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    loadExistingGrant: (context) => grantAll(context, pool),
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    features: featuresOf(pool),
    formats: { customizers: { jwt: customizer(accounts) } },
    ttl: {
      AccessToken: pool.accessTokenSeconds,
      IdToken: pool.accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: pool.refreshTokenSeconds,
      Interaction: sessionSeconds,
      RefreshToken: pool.refreshTokenSeconds,
      Session: sessionSeconds,
    },
    renderError: (context, { error, error_description: text }) => {
      context.body = errorPage(`${error}${text === undefined ? '' : `: ${text}`}`);
    },
  };
  const provider = new Provider(pool.issuer, configuration);
  // The thread's output is its log.
  provider.on('server_error', (_, error) => console.error(error));
  return provider;
}

function clientOf({ clientId, redirectUris, logoutUris }: UserPool) {
  return {
    client_id: clientId,
    client_name: 'Console',
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: [...redirectUris],
    post_logout_redirect_uris: [...logoutUris],
  };
}

function featuresOf({ accessTokenSeconds, scopes }: UserPool): NonNullable<Configuration['features']> {
  const scope = ofResource(scopes).join(' ');
  const server = { scope, audience: resource, accessTokenTTL: accessTokenSeconds, accessTokenFormat: 'jwt' } as const;
  return {
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ ...server, jwt: { sign: { alg: 'RS256' } } }),
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = signingOutPage(form);
      },
      postLogoutSuccessSource: (context) => {
        context.body = signedOutPage();
      },
    },
  };
}

const ofResource = (scopes: readonly string[]) => scopes.filter((scope) => !identityScopes.includes(scope));

function accountOf(account: Account | undefined) {
  if (!account) return undefined;
  const { subject, name, email } = account;
  return { accountId: subject, claims: () => ({ sub: subject, name, email }) };
}

/** Nobody is asked whether the console may act for them: it is the same product. */
async function grantAll({ oidc }: KoaContextWithOIDC, { clientId, scopes }: UserPool) {
  const { provider, session } = oidc;
  const known = session?.grantIdFor(clientId);
  // The reuse of a refresh token revokes the grant, while the session lasts.
  const standing = known === undefined ? undefined : await provider.Grant.find(known);
  if (standing) return standing;
  const grant = new provider.Grant({
    clientId,
    ...(session?.accountId !== undefined && { accountId: session.accountId }),
  });
  grant.addOIDCScope(identityScopes.join(' '));
  grant.addResourceScope(resource, ofResource(scopes).join(' '));
  await grant.save();
  return grant;
}

type CustomizeToken = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

const customizer =
  (accounts: Accounts): CustomizeToken =>
  (context, token, parts) => {
    const account = 'accountId' in token ? accounts.find(token.accountId) : undefined;
    if (account) parts.payload = asCognito(context, account, parts.payload);
  };
