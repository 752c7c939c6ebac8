import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Settings } from './settings';

/** Where the provider sends people back to. */
export const returnPath = '/signed-in';
export const signedOutPath = '/signed-out';

/** Tells the other tabs of this origin that somebody has signed out. */
const channelName = 'quiesce-sign-in';

/**
 * Who is signed in. Tokens are only in the memory of this page: a reload asks the provider again, which remembers the
 * person. Only what a redirect needs to come back (the PKCE verifier) is in sessionStorage, until it has come back.
 */
export class Session {
  readonly #manager: UserManager;
  readonly #channel = new BroadcastChannel(channelName);

  constructor({ issuer, clientId, scopes }: Settings) {
    const { origin } = window.location;
    this.#manager = new UserManager({
      authority: issuer,
      client_id: clientId,
      scope: scopes,
      redirect_uri: `${origin}${returnPath}`,
      post_logout_redirect_uri: `${origin}${signedOutPath}`,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
      automaticSilentRenew: true,
      loadUserInfo: false,
      monitorSession: false,
    });
    this.#channel.onmessage = () => window.location.assign(signedOutPath);
  }

  /**
   * Completes a sign-in that came back.
   * @returns where the person wanted to go; undefined in a popup, which closes now
   */
  async complete(): Promise<string | undefined> {
    const user = await this.#manager.signinCallback();
    return user && returnTo(user);
  }

  async begin(path: string): Promise<void> {
    await this.#manager.signinRedirect({ state: { path } });
  }

  /** Signs in again in a popup, so that this page keeps what was typed. @param fresh asks for the password again */
  async again(fresh: boolean): Promise<void> {
    await this.#manager.signinPopup(fresh ? { prompt: 'login', max_age: 0 } : {});
  }

  /** @param fresh does not trust the token at hand. @throws Error when nobody is signed in any more */
  async token(fresh: boolean): Promise<string> {
    const known = await this.#manager.getUser();
    if (known && !known.expired && !fresh) return known.access_token;
    const renewed = known?.refresh_token ? await this.#manager.signinSilent() : undefined;
    if (!renewed) throw new SignInEnded();
    return renewed.access_token;
  }

  /** Ends the session here, in the other tabs and at the provider. */
  async end(): Promise<void> {
    this.#channel.postMessage('signed-out');
    // Access tokens are signed and expire soon; no provider can take one back. A provider that takes back none still signs out.
    await this.#manager.revokeTokens(['refresh_token']).catch(() => undefined);
    // Cognito has names of its own for who signs out and where they go then; other providers pass over them.
    const { client_id, post_logout_redirect_uri: logout_uri = '' } = this.#manager.settings;
    await this.#manager.signoutRedirect({ extraQueryParams: { client_id, logout_uri } });
  }
}

/** The person has to sign in again. */
export class SignInEnded extends Error {
  override readonly name = 'SignInEnded';
}

/** Only a path of this origin: the state came back through the provider. */
export function returnTo({ state }: Pick<User, 'state'>): string {
  const path = typeof state === 'object' && state !== null && 'path' in state ? state.path : undefined;
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}
