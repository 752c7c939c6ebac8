import type { EdgeLease } from '../../domain/site/edge-records';
import type { PublishDeps } from './deps';

/** A publisher that died delays the others by no more than this. */
const LEASE_SECONDS = 3;

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export const isFree = (lease: EdgeLease, now: number): boolean => lease.until <= now;

/**
 * Elects one publisher at a time, because the store has one ETag: of several that write at once, all but one would write
 * in vain. Correctness does not depend on it. When it has expired, the next may take over while the one before still
 * writes; the ETag then decides.
 */
export class Lease {
  private constructor(
    private readonly deps: PublishDeps,
    private standing: EdgeLease,
  ) {}

  /** @returns nothing while somebody else has it */
  static async take(deps: PublishDeps): Promise<Lease | undefined> {
    const now = deps.clock();
    const taken = await deps.store.takeLease({ holder: deps.newId(), until: now + LEASE_SECONDS, now });
    return taken && new Lease(deps, taken);
  }

  /** For the transaction that gives it back with what was published. */
  get record(): EdgeLease {
    return this.standing;
  }

  /** That transaction gave it back. */
  returned(): void {
    this.standing = { ...this.standing, until: 0, version: this.standing.version + 1 };
  }

  /** Before anything that takes a while. @throws LeaseLost when another publisher has taken over */
  async keep(): Promise<void> {
    const now = this.deps.clock();
    if (this.standing.until - now > 1) return;
    if (!(await this.put(now + LEASE_SECONDS))) throw new LeaseLost('another publisher writes to the edge store');
  }

  /** Does `work` and gives the lease back. @returns nothing when the lease was lost meanwhile */
  async during<T>(work: (lease: Lease) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(this);
    } catch (thrown) {
      if (thrown instanceof LeaseLost) return undefined;
      throw thrown;
    } finally {
      await this.giveBack();
    }
  }

  /** If that fails, it expires. */
  async giveBack(): Promise<void> {
    if (this.standing.until > 0) await this.put(0).catch(() => false);
    this.standing = { ...this.standing, until: 0 };
  }

  private async put(until: number): Promise<boolean> {
    const value = { ...this.standing, until, version: this.standing.version + 1 };
    if ((await this.deps.store.commit({ put: [{ kind: 'edge-lease', value }] })) === 'lost') return false;
    this.standing = value;
    return true;
  }
}
