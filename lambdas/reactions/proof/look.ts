import { statusPath } from '../../domain/site/status-path';
import type { PageSight, ProofDue, UnaskableReason } from '../../domain/window/flip-proof';
import { modes } from '../../domain/window/window';
import type { Get } from '../../platform/outside/get';
import { isAnsweredSo, isShown, pageRequest } from './expected';
import { longestDocument, statusIn } from './status-document';
import { reasonOf } from './unaskable';

/** What a hostname answered at one time. */
export interface Look {
  /** Whether both its status document and its page say that the boundary has passed. */
  readonly changed: boolean;
  readonly unaskable?: UnaskableReason;
  readonly revision?: number;
  readonly page?: PageSight;
}

/** The header that the gate puts on refusals. */
const MODE_HEADER = 'x-maintenance-mode';
const AGENT = { 'user-agent': 'quiesce-flip-proof' };

/** Asks a hostname for its status document and then, as a visitor without a bypass, for a page that the window covers. */
export async function look(get: Get, due: ProofDue, hostname: string): Promise<Look> {
  try {
    const document = await get({ hostname, path: statusPath, headers: AGENT, keep: longestDocument });
    const status = statusIn(document.httpStatus, document.body);
    const shown = status !== undefined && isShown(due, status);
    const page = await pageOf(get, due, hostname, shown);
    if (!status) return { changed: false, ...page };
    const answered = page.page === undefined || isAnsweredSo(due, page.page, status);
    return { changed: shown && answered, revision: status.revision, ...page };
  } catch (thrown) {
    return { changed: false, unaskable: reasonOf(thrown) };
  }
}

async function pageOf(get: Get, due: ProofDue, hostname: string, shown: boolean): Promise<Pick<Look, 'page'>> {
  const asked = pageRequest(due);
  if (!asked || (asked.onlyInForce && !shown)) return {};
  const { path, headers } = asked;
  const { httpStatus, header } = await get({ hostname, path, headers: { ...AGENT, ...headers }, keep: 0 });
  const mode = modes.find((known) => known === header(MODE_HEADER));
  return { page: { path, httpStatus, ...(mode && { mode }) } };
}
