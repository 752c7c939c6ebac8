import type { JsonWebKey } from 'node:crypto';

type Key = JsonWebKey & { readonly kid?: string };

/** API Gateway keeps keys for two hours. It is not said how soon it asks again for a `kid` that it does not know. */
const KEPT_MS = 2 * 60 * 60 * 1000;
const ASKED_AGAIN_MS = 10_000;

/** The public keys of issuers, which each issuer's discovery document leads to. */
export class IssuerKeys {
  readonly #known = new Map<string, { readonly keys: readonly Key[]; readonly at: number }>();

  constructor(
    /** Epoch milliseconds. */
    private readonly clock: () => number,
    private readonly load: (issuer: string) => Promise<readonly Key[]> = loadKeys,
  ) {}

  /** @returns `undefined` for a key that the issuer does not have. @throws Error when the issuer cannot be asked */
  async find(issuer: string, kid: string): Promise<Key | undefined> {
    const known = this.#known.get(issuer);
    const age = known ? this.clock() - known.at : Number.POSITIVE_INFINITY;
    const found = known?.keys.find((key) => key.kid === kid);
    if (age < (found ? KEPT_MS : ASKED_AGAIN_MS)) return found;
    const keys = await this.load(issuer);
    this.#known.set(issuer, { keys, at: this.clock() });
    return keys.find((key) => key.kid === kid);
  }
}

async function loadKeys(issuer: string): Promise<readonly Key[]> {
  const { jwks_uri: uri } = await json<{ jwks_uri: string }>(
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  );
  const { keys } = await json<{ keys: readonly Key[] }>(uri);
  return keys;
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}
