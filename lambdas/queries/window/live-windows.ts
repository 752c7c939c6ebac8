import type { EpochSeconds } from '../../domain/actor';
import type { Window } from '../../domain/window/window';
import type { WindowFilter } from '../../store/port';
import type { QueryDeps } from '../deps';
import { listWindows } from './list-windows';

const windowsPerPage = 100;

/**
 * Every active and approved window, page by page, as an index has it, so a moment late. First the active ones and those
 * whose start has passed; then those ahead, in the order of their start, from `from` on to the last and from the first to
 * `from`: whoever has not the time for all of them goes on from there the next time. One that changes meanwhile may come
 * twice.
 */
export async function* liveWindows(deps: QueryDeps, from: EpochSeconds = 0): AsyncGenerator<readonly Window[]> {
  const now = deps.clock();
  const middle = Math.max(now, from);
  yield* pages(deps, { status: 'active' });
  yield* pages(deps, { status: 'approved', to: now });
  yield* pages(deps, { status: 'approved', from: middle });
  yield* pages(deps, { status: 'approved', from: now, to: middle });
}

async function* pages(deps: QueryDeps, filter: WindowFilter): AsyncGenerator<readonly Window[]> {
  let cursor: string | undefined;
  do {
    const page = await listWindows(deps, filter, { limit: windowsPerPage, cursor });
    yield page.items;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
