import { createSite } from '../../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../../lambdas/commands/window/cancel-window';
import { endWindow } from '../../../../lambdas/commands/window/end-window';
import { startEmergency } from '../../../../lambdas/commands/window/start-emergency';
import { instantText } from '../../../../lambdas/domain/local-time';
import { Refusal } from '../../../../lambdas/domain/refusal';
import { checkStore } from '../../../../lambdas/reactions/edge/check-store';
import type { PublishDeps } from '../../../../lambdas/reactions/edge/deps';
import { onPublishEvent, publishBatch } from '../../../../lambdas/reactions/edge/publish-batch';
import { publishDue } from '../../../../lambdas/reactions/edge/publish-due';
import { publishEdge } from '../../../../lambdas/reactions/edge/publish-edge';
import { lookAtSites } from '../../../../lambdas/reactions/reconcile/look-at-sites';
import { admin, approvedWindow, as, createWorld, hour, type World } from '../../../commands/fixtures';
import { record } from '../stream-records';
import { ModelStore } from './model-store';
import { Crash, othersGoFirst, type Random, randomFrom, simulatedProcess } from './simulated-process';

const siteIds = ['s0', 's1', 's2', 's3', 's4'];
const records = siteIds.map((siteId, n) => record(siteId, String(n)));
const hostnames = Array.from({ length: 8 }, (_, n) => `h${n}.example`);

/**
 * People who change sites, publishers that run at the same time and die, a store that refuses some updates, and somebody who changes
 * it by hand.
 */
export class Simulation {
  readonly edgeStore = new ModelStore();
  readonly random: Random;
  readonly crashes: string[] = [];
  private milliseconds = 0;
  private backup: ReadonlyMap<string, string> = new Map();
  private readonly started: number;

  private constructor(
    readonly world: World,
    seed: number,
    private readonly crash: number,
  ) {
    this.random = randomFrom(seed);
    this.started = world.now;
    world.backoff = this.pause;
    this.edgeStore.refuses = () => this.random() < 0.05;
  }

  static async create(seed: number, crash: number): Promise<Simulation> {
    return new Simulation(await createWorld(), seed, crash);
  }

  /** As many steps as said, of which several are on their way at any time. */
  async run(steps: number): Promise<void> {
    const going = new Set<Promise<void>>();
    for (let step = 0; step < steps; step++) {
      const next: Promise<void> = this.step().finally(() => going.delete(next));
      going.add(next);
      if (going.size > 4) await Promise.race(going);
    }
    await Promise.all(going);
  }

  /** What the stream and reconcile do in the end, when nothing dies any more. */
  async settle(): Promise<void> {
    this.pass(5000);
    this.edgeStore.refuses = () => false;
    await checkStore(this.deps);
    const { left } = await publishDue(this.deps);
    if (left > 0) throw new Error(`${left} are still due`);
    const { repairs } = await lookAtSites(this.deps);
    for (const { payload } of repairs) await onPublishEvent(this.deps, payload);
    await publishBatch(this.deps, records);
  }

  /**
   * @throws Error when the store has the ETag that is recorded and holds anything else than what is recorded
   */
  readonly check = (): void => {
    const records = [...this.world.store.standing().values()];
    const journal = records.find(({ kind }) => kind === 'edge-store');
    if (journal?.kind !== 'edge-store' || journal.value.etag !== this.edgeStore.current) return;
    const recorded = records.flatMap((record) =>
      record.kind === 'edge-entries' ? Object.entries(record.value.entries) : [],
    );
    const held = this.edgeStore.owned();
    const [left, right] = [JSON.stringify(recorded.sort()), JSON.stringify(held.sort())];
    if (left !== right) throw new Error(`Recorded is ${left}, and the store holds ${right}`);
  };

  get deps(): PublishDeps {
    const { edgeStore, random, pause } = this;
    return { ...this.world.deps, edgeStore, random, log: () => undefined, pause };
  }

  /** Nothing waits for a real timer, so the same seed is always the same history. */
  private readonly pause = async (milliseconds: number): Promise<void> => {
    this.pass(milliseconds / 4);
    await othersGoFirst();
  };

  private pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
    this.world.now = this.started + Math.floor(this.milliseconds / 1000);
  }

  private async step(): Promise<void> {
    const chance = this.random();
    if (chance < 0.5) await this.command();
    else if (chance < 0.75) await this.publisher((deps) => publishEdge(deps, this.some(siteIds)));
    else if (chance < 0.88) await this.publisher((deps) => publishBatch(deps, records));
    else if (chance < 0.93) await this.publisher(checkStore);
    else if (chance < 0.97) this.byHand();
    else this.pass(2000);
  }

  private async publisher(run: (deps: PublishDeps) => Promise<unknown>): Promise<void> {
    const { random, crash, check } = this;
    const pass = (milliseconds: number) => this.pass(milliseconds);
    const weather = { random, crash, check, pass, stall: 0.03, conflict: 0.02 };
    try {
      await run(simulatedProcess(this.deps, weather));
    } catch (thrown) {
      if (!(thrown instanceof Crash) && !(thrown instanceof Error && thrown.name === 'PublishContended')) throw thrown;
      this.crashes.push(thrown.name);
    }
  }

  private async command(): Promise<void> {
    try {
      await this.change(this.some(siteIds));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }

  private async change(siteId: string): Promise<unknown> {
    const { deps, store, now } = this.world;
    const site = (await store.load([{ kind: 'site', siteId }])).site(siteId);
    const settings = { siteId, hostnames: this.someHostnames(), policy: { leadTimeSeconds: 0 } };
    if (!site) return createSite(deps, settings, admin);
    const chance = this.random();
    if (chance < 0.25) return updateSite(deps, settings, admin);
    if (chance < 0.3) return deleteSite(deps, { siteId }, admin);
    if (chance < 0.45) {
      const emergency = { siteId, mode: 'full', reason: 'r', durationMinutes: 5 } as const;
      return startEmergency(deps, emergency, as('eve'));
    }
    const { entries } = (await store.load([{ kind: 'calendar', siteId }])).calendar(siteId);
    const entry = this.some([undefined, ...entries]);
    if (entry) {
      const call = { windowId: entry.windowId };
      return entry.startsAt <= now ? endWindow(deps, call, as('rita')) : cancelWindow(deps, call, as('rita'));
    }
    const startsAt = now + hour + Math.floor(this.random() * 1000) * hour;
    return approvedWindow(this.world, {
      siteId,
      startsAt: instantText(startsAt),
      endsAt: instantText(startsAt + hour),
    });
  }

  private byHand(): void {
    const isRestore = this.random() < 0.2;
    this.edgeStore.byHand((entries) => {
      if (isRestore) return this.restore(entries);
      this.backup = new Map(entries);
      const key = this.some([...entries.keys(), 'foreign.example']);
      const chance = this.random();
      if (chance < 0.4) entries.delete(key);
      else if (chance < 0.6) entries.set('foreign.example', 'x');
      else if (chance < 0.75) entries.set(this.some(['s1/stray', 'unknown/stray']), 'x');
      else if (key !== 'foreign.example') entries.set(this.some(hostnames), entries.get(key) ?? 'x');
    });
  }

  /** What the store held at some time before, as after an undo or from a backup. */
  private restore(entries: Map<string, string>): void {
    entries.clear();
    for (const [key, value] of this.backup) entries.set(key, value);
  }

  private someHostnames(): string[] {
    const own = hostnames.filter(() => this.random() < 0.25);
    return own.length > 0 ? own : [this.some(hostnames)];
  }

  private some<T>(all: readonly [T, ...T[]] | readonly T[]): T {
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined && all.length === 0) throw new Error('There is nothing to choose from');
    return one as T;
  }
}
