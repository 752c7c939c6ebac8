import type { PublishDue } from '../../domain/site/edge-records';
import type { PublishDeps, Published } from './deps';
import type { Lease } from './lease';
import { type Again, Pace, type Read, round } from './round';
import type { Turn } from './site-work';

/** Rounds that came to nothing, one after the other. */
const ATTEMPTS = 10;
/** So many of them may follow each other without a pause. */
const AT_ONCE = 5;
const LONGEST_PAUSE_MS = 1000;
/** The function has 60 s, of which it may have waited 10, and read the whole store in 20. */
const LONGEST_RUN_SECONDS = 15;

class PublishContended extends Error {
  override readonly name = 'PublishContended';
}

/** What was read before the lease was taken. If somebody wrote since, the ETag is stale. */
export interface Start {
  readonly queue: readonly PublishDue[];
  /** Of the site that is to be served; used when no other is due. */
  readonly view?: Read;
}

/**
 * Publishes what is due, urgent sites first, until the given site is served; without one, until nothing is due.
 *
 * @returns what became of the given site; nothing without one, or when time was up
 * @throws PublishContended when somebody else changed the store again and again
 */
export async function rounds(
  deps: PublishDeps,
  lease: Lease,
  { queue, view }: Start,
  siteId?: string,
): Promise<Published | undefined> {
  const until = deps.clock() + LONGEST_RUN_SECONDS;
  const pace = new Pace();
  let turns = turnsOf(queue, siteId);
  let read = turns.length === 1 ? view : undefined;
  if (read) turns = turns.map((turn) => asRead(turn, read?.snapshot.head(turn.siteId).revision ?? 0));
  for (let inVain = 0; turns.length > 0 && deps.clock() < until; ) {
    await lease.keep();
    const asked = siteId === undefined ? turns.map((turn) => turn.siteId) : [siteId];
    const isLast = (served: ReadonlySet<string>) => asked.every((one) => served.has(one));
    const served = await round({ deps, lease, pace, isLast }, turns, read);
    const published = siteId === undefined || typeof served === 'string' ? undefined : served.get(siteId);
    if (published) return published;
    inVain = typeof served === 'string' ? inVain + 1 : 0;
    if (typeof served === 'string') await again(deps, served, inVain);
    turns = turnsOf(await deps.store.publishDue(), siteId);
    read = undefined;
  }
  return undefined;
}

async function again({ log, pause, random }: PublishDeps, when: Again, attempt: number): Promise<void> {
  if (attempt === ATTEMPTS) {
    log('publish-contended', { attempt });
    throw new PublishContended(`the edge store changed under each of ${ATTEMPTS} attempts`);
  }
  if (when === 'at-once' && attempt <= AT_ONCE) return;
  log('publish-retried', { attempt });
  await pause(random() * Math.min(LONGEST_PAUSE_MS, 25 * 2 ** attempt));
}

/** What became due after the site was read, and before the queue was, stays due. */
function asRead({ siteId, due }: Turn, revision: number): Turn {
  return { siteId, due: due.filter((one) => one.revision <= revision) };
}

/** A site may be due twice, as urgent and as usual; then it is served at the earlier place. */
function turnsOf(queue: readonly PublishDue[], siteId?: string): Turn[] {
  const turns = new Map<string, PublishDue[]>();
  for (const due of queue) turns.set(due.siteId, [...(turns.get(due.siteId) ?? []), due]);
  if (siteId !== undefined && !turns.has(siteId)) turns.set(siteId, []);
  return [...turns].map(([id, due]) => ({ siteId: id, due }));
}
