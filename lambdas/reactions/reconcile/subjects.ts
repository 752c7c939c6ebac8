import { subjectKeys } from '../../commands/requirements/subject';
import type { ChainHead } from '../../domain/audit/audit';
import { type Subject, subjectIdOf } from '../../domain/voting/subject';
import type { Window } from '../../domain/window/window';
import { listSites } from '../../queries/site/get-site';
import { listWindows } from '../../queries/window/list-windows';
import { liveWindows } from '../../queries/window/live-windows';
import type { ReactionDeps } from '../deps';

const DAY = 86_400;

/**
 * All open questions, and those decided so recently that their execution may not have been told yet; each once.
 *
 * @param named ids from heads and running executions, which the indexes may not have yet
 */
export async function* askedSubjects(
  deps: ReactionDeps,
  siteIds: readonly string[],
  named: readonly string[],
): AsyncGenerator<Subject> {
  const seen = new Set<string>();
  const sources = [
    subjectsOf(liveWindows(deps)),
    withIds(deps, named),
    subjectsOf(decidedWindows(deps)),
    decidedProposals(deps, siteIds),
  ];
  for (const source of sources) {
    for await (const subject of source) {
      if (seen.has(subjectIdOf(subject))) continue;
      seen.add(subjectIdOf(subject));
      yield subject;
    }
  }
}

async function* subjectsOf(windows: AsyncIterable<Window>): AsyncGenerator<Subject> {
  for await (const window of windows) yield { kind: 'window', window };
}

async function* withIds({ store }: ReactionDeps, ids: readonly string[]): AsyncGenerator<Subject> {
  const found = await store.load([...new Set(ids)].flatMap(subjectKeys));
  yield* ids.flatMap((id) => found.subject(id) ?? []);
}

/** Windows that are over or will never start: their executions ended before the start. */
async function* decidedWindows(deps: ReactionDeps): AsyncGenerator<Window> {
  const from = deps.clock() - DAY;
  for (const status of ['rejected', 'expired', 'cancelled', 'completed'] as const) {
    yield* pages((cursor) => listWindows(deps, { status, from }, { limit: 100, cursor }));
  }
}

async function* decidedProposals(deps: ReactionDeps, siteIds: readonly string[]): AsyncGenerator<Subject> {
  const from = deps.clock() - DAY;
  for (const siteId of siteIds) {
    const listed = pages((cursor) => deps.store.proposals({ siteId }, { limit: 100, cursor }));
    for await (const proposal of listed) {
      if (Math.max(proposal.decidedAt ?? 0, proposal.revokedAt ?? 0) >= from) yield { kind: 'proposal', proposal };
    }
  }
}

export async function headsOf({ store }: ReactionDeps, siteIds: readonly string[]): Promise<ChainHead[]> {
  const found = await store.load(siteIds.map((chain) => ({ kind: 'head', chain })));
  return siteIds.map((siteId) => found.head(siteId));
}

/**
 * Ids of undecided or unsettled questions, from heads and running executions.
 *
 * @param running names of first runs, as `executionName` makes them
 */
export function idsIn(heads: readonly ChainHead[], running: Iterable<string>): string[] {
  const undecided = heads.flatMap(({ requests, proposals, unratified }) => [
    ...requests,
    ...proposals,
    ...unratified.map(({ windowId }) => windowId),
  ]);
  return [...undecided, ...[...running].map((name) => name.replace(/-p\d+$/, ''))];
}

export async function everySite(deps: ReactionDeps): Promise<string[]> {
  const siteIds: string[] = [];
  for await (const site of pages((cursor) => listSites(deps, { limit: 100, cursor }))) siteIds.push(site.siteId);
  return siteIds;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

async function* pages<T>(read: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
