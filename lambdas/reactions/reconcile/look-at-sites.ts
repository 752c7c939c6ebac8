import type { Arming } from '../../commands/transaction/deps';
import type { EpochSeconds } from '../../domain/actor';
import type { ChainHead } from '../../domain/audit/audit';
import { publicationOf } from '../../domain/site/publication';
import type { PublishedEdge } from '../../domain/site/site';
import { overdue } from '../../domain/window/break-glass';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import { GRACE_SECONDS, type Repair } from './repair';

export interface SeenSites {
  readonly repairs: readonly Repair[];
  /** Ids of questions that are open, from the heads. */
  readonly open: readonly string[];
}

/** Sites per read: an index lists as many, and their heads and what was published of them are two batches. */
const sitesPerPage = 100;

/** Every site: whether its revision is at the edge, which questions are open, and which emergencies nobody ratified. */
export async function lookAtSites(deps: ReactionDeps & Arming): Promise<SeenSites> {
  const queued = await deps.store.publishDue();
  const waiting = new Set(queued.map(({ siteId }) => siteId));
  const repairs: Repair[] = queued.length > 0 ? [publishQueued(Math.min(...queued.map(({ since }) => since)))] : [];
  const open: string[] = [];
  for await (const siteIds of sitesTogether(deps)) {
    const found = await deps.store.load(siteIds.flatMap(keysOf));
    const now = deps.clock();
    for (const siteId of siteIds) {
      open.push(...openQuestions(found.head(siteId)));
      logUnratified(deps, found.head(siteId), now);
      if (!waiting.has(siteId)) repairs.push(...edgeRepairs(deps, siteId, found, now));
    }
  }
  return { repairs, open };
}

async function* sitesTogether({ store }: ReactionDeps): AsyncGenerator<readonly string[]> {
  let cursor: string | undefined;
  do {
    const page = await store.sites({ limit: sitesPerPage, cursor });
    yield page.items.map(({ siteId }) => siteId);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

const keysOf = (siteId: string) => [{ kind: 'head', chain: siteId } as const, { kind: 'edge', siteId } as const];

function openQuestions({ requests, proposals, unratified }: ChainHead): readonly string[] {
  return [...requests, ...proposals, ...unratified.map(({ windowId }) => windowId)];
}

/** Nothing can repair an unratified emergency: each run logs it until somebody ratifies it. */
function logUnratified({ log }: ReactionDeps, head: ChainHead, now: EpochSeconds): void {
  for (const { windowId, ratifyBy } of overdue(head, now)) {
    log('emergency-unratified', { siteId: head.chain, windowId, seconds: now - ratifyBy });
  }
}

/** A publisher that is at work on the queue now is not disturbed. */
const publishQueued = (at: EpochSeconds): Repair => ({
  finding: 'unpublished-revision',
  act: 'publishEdge',
  payload: { due: true },
  at,
});

/** What the queue does not hold: a revision that could not be published, or a window that came near. */
function edgeRepairs({ armedSecondsAhead }: Arming, siteId: string, found: Snapshot, now: EpochSeconds): Repair[] {
  const edge = found.edge(siteId);
  const repair = { act: 'publishEdge', payload: { siteId }, siteId } as const;
  if (!publicationOf(found.head(siteId).revision, edge).published) {
    return [{ ...repair, finding: 'unpublished-revision', at: 0 }];
  }
  const at = edge && armsNextAt(edge, armedSecondsAhead);
  // The schedule that has it armed fires up to a minute late.
  return at !== undefined && now >= at + GRACE_SECONDS ? [{ ...repair, finding: 'window-not-armed', at }] : [];
}

/** By the setting as it is now, because it may have become longer since the site was published. */
function armsNextAt(edge: PublishedEdge, secondsAhead: number): EpochSeconds | undefined {
  const { armsNextAt: at, armedSecondsAhead = secondsAhead } = edge;
  return at === undefined ? undefined : at + armedSecondsAhead - secondsAhead;
}
