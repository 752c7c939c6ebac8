import type { EdgeStore } from '../../../../lambdas/aws/edge-store';
import type { PublishDeps } from '../../../../lambdas/reactions/edge/deps';
import type { Store } from '../../../../lambdas/store/port';

/** Numbers in `[0, 1)` that are the same for the same seed. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface Weather {
  readonly random: Random;
  /** How likely a call is the last one of its process; half of those are carried out before it dies. */
  readonly crash: number;
  /** How likely a process stands still for a while before a call, so long that its lease expires. */
  readonly stall: number;
  readonly pass: (milliseconds: number) => void;
  /** How likely a commit is lost to another transaction. */
  readonly conflict: number;
  /** Is called after each call, when everything has to be consistent. */
  readonly check: () => void;
}

/** One run of the publisher, which may die between any two calls. Then it does nothing more, not even clean up. */
export function simulatedProcess(deps: PublishDeps, weather: Weather): PublishDeps {
  let dead = false;
  const { random, crash, conflict, check, stall, pass } = weather;
  const die = (): never => {
    dead = true;
    throw new Crash('died');
  };
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) die();
    const stalls = random() < stall;
    if (stalls) pass(3000);
    for (let others = Math.floor(random() * (stalls ? 60 : 6)); others > 0; others--) await othersGoFirst();
    const fate = random();
    if (fate < crash / 2) die();
    const answer = await work();
    check();
    if (fate < crash) die();
    return answer;
  };
  const store: Store = {
    load: (keys) => call(() => deps.store.load(keys)),
    loadIsolated: (keys) => call(() => deps.store.loadIsolated(keys)),
    commit: (commit) => call(async () => (random() < conflict ? 'lost' : deps.store.commit(commit))),
    takeLease: (taken) => call(async () => (random() < conflict ? undefined : deps.store.takeLease(taken))),
    windows: (filter, page) => call(() => deps.store.windows(filter, page)),
    proposals: (filter, page) => call(() => deps.store.proposals(filter, page)),
    sites: (page) => call(() => deps.store.sites(page)),
    failedSites: (page) => call(() => deps.store.failedSites(page)),
    publishDue: () => call(() => deps.store.publishDue()),
    mailsDue: () => call(() => deps.store.mailsDue()),
    questions: (after, limit) => call(() => deps.store.questions(after, limit)),
    toldPublic: () => call(() => deps.store.toldPublic()),
    proofsDue: () => call(() => deps.store.proofsDue()),
    attempts: (subjectId) => call(() => deps.store.attempts(subjectId)),
    auditEntries: (chain, after, limit) => call(() => deps.store.auditEntries(chain, after, limit)),
    auditSeqs: (subject, limit) => call(() => deps.store.auditSeqs(subject, limit)),
    auditEntriesAt: (chain, seqs) => call(() => deps.store.auditEntriesAt(chain, seqs)),
    publishes: (siteId, from, to) => call(() => deps.store.publishes(siteId, from, to)),
    searchAudit: (chain, search, page) => call(() => deps.store.searchAudit(chain, search, page)),
  };
  const edgeStore: EdgeStore = {
    etag: () => call(() => deps.edgeStore.etag()),
    list: (between) => call(() => deps.edgeStore.list(between && (() => call(between)))),
    update: (etag, puts, deletes) => call(() => deps.edgeStore.update(etag, puts, deletes)),
  };
  return { ...deps, store, edgeStore, random };
}

export const othersGoFirst = () => new Promise<void>((resolve) => setImmediate(resolve));
