import { createHash, randomBytes } from 'node:crypto';

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

/** What config.json of the console says. */
export interface ConsoleSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: string;
}

/** A browser that signs in at the local provider, without its screen: it follows redirects, keeps cookies and sends the form. */
export class SigningIn {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly redirectUri: string,
  ) {}

  /** @param as who is chosen on the page. @returns the tokens, and whether the page was shown at all */
  async signIn(as: string, more: Readonly<Record<string, string>> = {}): Promise<Tokens & { readonly asked: boolean }> {
    const verifier = randomBytes(32).toString('base64url');
    const { clientId, scopes, issuer } = this.settings;
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      client_id: clientId,
      scope: scopes,
      response_type: 'code',
      redirect_uri: this.redirectUri,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    });
    const { code, asked } = await this.authorize(`${issuer}/auth?${query}`, as);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: this.redirectUri, code_verifier: verifier };
    const { status, body } = await this.token(grant);
    if (status !== 200) throw new Error(`No tokens came back: ${status} ${JSON.stringify(body)}`);
    return { ...body, asked };
  }

  async refresh(refreshToken: string): Promise<{ readonly status: number; readonly body: Tokens }> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  private async authorize(url: string, as: string): Promise<{ readonly code: string; readonly asked: boolean }> {
    let next = await this.follow(url);
    const asked = next.includes('/sign-in/');
    if (asked) next = await this.follow(next, new URLSearchParams({ subject: as }));
    for (let hops = 0; !next.startsWith(this.redirectUri); hops++) {
      if (hops > 5) throw new Error(`The provider leads nowhere: ${next}`);
      next = await this.follow(next);
    }
    const code = new URL(next).searchParams.get('code');
    if (code === null) throw new Error(`No code came back: ${next}`);
    return { code, asked };
  }

  /** @returns where the answer leads */
  private async follow(url: string, form?: URLSearchParams): Promise<string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = form === undefined ? {} : { method: 'POST', body: form };
    const response = await fetch(url, { ...sent, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    return new URL(location, url).href;
  }

  private async token(grant: Readonly<Record<string, string>>) {
    const body = new URLSearchParams({ client_id: this.settings.clientId, ...grant });
    const response = await fetch(`${this.settings.issuer}/token`, { method: 'POST', body });
    return { status: response.status, body: (await response.json()) as Tokens };
  }
}

/** The claims of a token, which the API verifies. */
export const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
