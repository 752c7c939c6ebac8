import type { Account } from './account';
import type { UserPool } from './user-pool';

/** What the thread of the provider is started with. */
export interface ProviderSetup {
  readonly pool: UserPool;
  readonly accounts: readonly Account[];
  readonly port: number;
  /** Where it keeps its keys, sessions and tokens. */
  readonly directory: string;
}

/** What it says: that it listens and where, or why it cannot. */
export type ProviderMessage = { readonly port: number } | { readonly failed: string } | { readonly stopped: true };
