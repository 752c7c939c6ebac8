import type { Policy, Site } from '../domain/site';
import type { Actor } from '../domain/window';
import type { Deps, Idempotency } from './deps';

export interface SiteSettings {
  readonly siteId: string;
  readonly hostnames: readonly string[];
  /** Members left out take their defaults (`defaultPolicy`). */
  readonly policy?: { readonly [P in keyof Policy]?: Policy[P] | undefined } | undefined;
  /** Default `UTC`. */
  readonly timeZone?: string | undefined;
  /** Path prefixes never blocked; `defaultExemptions` when absent. */
  readonly exemptions?: readonly string[] | undefined;
  readonly idempotency?: Idempotency | undefined;
}

/** @throws Refusal */
export async function createSite(_deps: Deps, _settings: SiteSettings, _actor: Actor): Promise<Site> {
  throw new Error('not written');
}
