import type { Window } from '../../domain/window';
import { listSites } from '../../queries/get-site';
import { listWindows } from '../../queries/list-windows';
import type { FlowDeps } from '../deps';

const DAY = 86_400;

/** Windows that are over or never will be, as far as their flow may still be owed a word: a flow ends before the start. */
export async function* decidedLately(deps: FlowDeps): AsyncGenerator<Window> {
  const from = deps.clock() - DAY;
  for (const status of ['rejected', 'expired', 'cancelled', 'completed'] as const) {
    yield* pages((cursor) => listWindows(deps, { status, from }, { limit: 100, cursor }));
  }
}

export async function everySite(deps: FlowDeps): Promise<string[]> {
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
