import { ErrorResponse, InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { forgetLeft, keepLeft, leftFor } from './left';
import { PopupBlocked, SomebodyElse } from './popup-problem';
import type { Settings } from './settings';
import { SignInEnded } from './sign-in-ended';

/** Where the provider sends people back to. */
export const returnPath = '/signed-in';
export const signedOutPath = '/signed-out';

/** Tells the other tabs of this origin that somebody has signed out. */
const channelName = 'quiesce-sign-in';
const popupName = 'quiesce-sign-in-again';

/**
 * Who is signed in. Tokens are only in the memory of this page: a reload asks the provider again, which remembers the
 * person. Only what a redirect needs to come back (the PKCE verifier) is in sessionStorage, until it has come back.
 */
export class Session {
  readonly #manager: UserManager;
  readonly #channel = new BroadcastChannel(channelName);
  #renewing: Promise<User> | undefined;

  constructor(private readonly settings: Settings) {
    const { issuer, clientId, scopes } = settings;
    const { origin } = window.location;
    const left = leftFor(issuer);
    this.#manager = new UserManager({
      authority: issuer,
      client_id: clientId,
      scope: scopes,
      redirect_uri: `${origin}${returnPath}`,
      post_logout_redirect_uri: `${origin}${signedOutPath}`,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
      automaticSilentRenew: false,
      loadUserInfo: false,
      monitorSession: false,
      ...(left && { metadata: left.metadata }),
    });
    this.#channel.onmessage = () => window.location.assign(signedOutPath);
  }

  /** Where the person wanted to go before they signed in; undefined in a popup, which has a storage of its own. */
  async pathAsked(): Promise<string | undefined> {
    const state = new URLSearchParams(window.location.search).get('state') ?? '';
    const kept = await this.#manager.settings.stateStore.get(state);
    return kept === null ? undefined : returnTo({ state: stateIn(kept) });
  }

  /** Completes a sign-in that came back. */
  async complete(): Promise<void> {
    await this.#manager.signinRedirectCallback();
    forgetLeft();
  }

  async completePopup(): Promise<void> {
    await this.#manager.signinPopupCallback();
  }

  async begin(path: string): Promise<void> {
    // The page that comes back needs it again.
    keepLeft({ settings: this.settings, metadata: await this.#manager.metadataService.getMetadata() });
    await this.#manager.signinRedirect({ state: { path } });
  }

  /**
   * Signs in again in a popup, so that this page keeps what was typed. Call it in a click: browsers block other popups.
   * @param fresh asks for the password again
   * @param signal stops waiting, as for a popup that was closed
   * @throws PopupBlocked
   * @throws SomebodyElse when it was not the person whose page this is
   */
  async again(fresh: boolean, signal: AbortSignal): Promise<void> {
    if (!window.open('', popupName, 'popup,width=520,height=680')) throw new PopupBlocked();
    const before = await this.#manager.getUser();
    const popup = { popupWindowTarget: popupName, popupSignal: signal };
    const user = await this.#manager.signinPopup({ ...popup, ...(fresh && { prompt: 'login', max_age: 0 }) });
    if (!before || before.profile.sub === user.profile.sub) return;
    await this.#manager.storeUser(before);
    throw new SomebodyElse(user.profile.name ?? user.profile.sub);
  }

  /** What the provider calls who is signed in. */
  async name(): Promise<string | undefined> {
    return (await this.#manager.getUser())?.profile.name;
  }

  /** @param fresh does not trust the token at hand. @throws Error when nobody is signed in any more */
  async token(fresh: boolean): Promise<string> {
    const known = await this.#manager.getUser();
    if (known && !known.expired && !fresh) return known.access_token;
    // A refresh token works once, and its second use revokes the sign-in, so several who need a new token share it.
    this.#renewing ??= this.#renew(known).finally(() => {
      this.#renewing = undefined;
    });
    return (await this.#renewing).access_token;
  }

  async #renew(known: User | null): Promise<User> {
    if (!known?.refresh_token) throw new SignInEnded();
    const renewed = await this.#manager.signinSilent().catch((error: unknown) => {
      throw error instanceof ErrorResponse ? new SignInEnded() : error;
    });
    if (!renewed) throw new SignInEnded();
    return renewed;
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

/** What oidc-client-ts keeps while somebody is at the provider. */
function stateIn(kept: string): unknown {
  const { data } = JSON.parse(kept);
  return data;
}

/** Only a path of this origin: the state came back through the provider. */
export function returnTo({ state }: Pick<User, 'state'>): string {
  const path = typeof state === 'object' && state !== null && 'path' in state ? state.path : undefined;
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}
