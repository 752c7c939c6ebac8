import fc from 'fast-check';
import type { EdgeEntry } from '../../../edge/document/document';
import { checkStore } from '../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../lambdas/reactions/edge/deps';
import { publishDue } from '../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import type { Commit, Store } from '../../../lambdas/store/port';
import type { World } from '../../commands/fixtures';
import { FakeEdgeStore } from '../../reactions/fakes';

/** What becomes of what is to be published after a step. */
export const publishing = fc.constantFrom(
  'at once',
  'at once',
  'later',
  'later',
  'refused',
  'dies',
  'changed by hand',
  'checked',
);
export type Publishing = typeof publishing extends fc.Arbitrary<infer P> ? P : never;

class Refusing extends FakeEdgeStore {
  refuses = false;

  override async update(etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) {
    return this.refuses ? ('refused' as const) : super.update(etag, puts, deletes);
  }
}

/** A publisher dies between its update of the store and the record of it. */
class Died extends Error {}

/** The edge's store with a publisher that is late, is refused, dies, or finds what somebody else changed. */
export class FlakyEdge {
  readonly store = new Refusing();

  constructor(
    private readonly world: World,
    readonly armedSecondsAhead: number,
  ) {}

  get entries(): EdgeEntry[] {
    return [...this.store.entries].map(([key, value]) => ({ key, value }));
  }

  async publish(how: Publishing): Promise<void> {
    const deps = this.deps();
    switch (how) {
      case 'later':
        return;
      case 'at once':
        return void (await publishDue(deps));
      case 'refused':
        this.store.refuses = true;
        await publishDue(deps);
        this.store.refuses = false;
        return;
      case 'dies':
        return this.die();
      case 'changed by hand': {
        const [key] = this.store.entries.keys();
        if (key !== undefined) this.store.entries.delete(key);
        return;
      }
      case 'checked':
        await checkStore(deps);
        return this.publishAll();
    }
  }

  /** As schedules and reconcile do: also what was set aside, and windows that have come near. */
  async publishAll(): Promise<void> {
    const sites = await this.world.store.sites({ limit: 100 });
    for (const { siteId } of sites.items) await publishEdge(this.deps(), siteId);
    await publishDue(this.deps());
  }

  /** Whether everything that happened to the store is recorded. */
  async isRecorded(): Promise<boolean> {
    const journal = (await this.world.store.load([{ kind: 'edge-store' }])).edgeJournal();
    return journal.etag === (await this.store.etag());
  }

  private async die(): Promise<void> {
    const store = this.world.store;
    let wrote = false;
    const commit = async (change: Commit) => {
      const records = change.put.some((record) => record.kind === 'edge-store' && record.value.etag !== '');
      wrote ||= records;
      if (wrote) throw new Died();
      return store.commit(change);
    };
    const dying = { ...this.deps(), store: Object.assign(Object.create(store) as Store, { commit }) };
    await publishDue(dying).catch((thrown: unknown) => {
      if (!(thrown instanceof Died)) throw thrown;
    });
    // Its lease expires.
    this.world.now += 5;
  }

  private deps(): PublishDeps {
    return {
      ...this.world.deps,
      armedSecondsAhead: this.armedSecondsAhead,
      edgeStore: this.store,
      pause: async () => undefined,
      random: () => 0.5,
      log: () => undefined,
    };
  }
}
