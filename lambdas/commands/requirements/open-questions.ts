import { type OpenQuestion, openQuestionsOf } from '../../domain/voting/approvability';
import type { RecordKey } from '../../store/records';
import type { Deps } from '../transaction/deps';
import { subjectKeys } from './subject';

type Reading = Pick<Deps, 'store' | 'clock'>;

/**
 * Everything people are asked to vote on: requests, amendments, emergencies and proposals of all sites. The ids come
 * from indexes and heads, so a question asked a moment ago may be missing; each item is then read consistently.
 */
export async function openQuestions(deps: Reading): Promise<OpenQuestion[]> {
  const listed = await Promise.all([undecidedIds(deps), activeIds(deps)]);
  const ids = [...new Set(listed.flat())];
  const found = await deps.store.load(ids.flatMap(subjectKeys));
  const at = deps.clock();
  return ids.flatMap((id) => {
    const subject = found.subject(id);
    return subject ? openQuestionsOf(subject, at) : [];
  });
}

/** Each site's head names what is undecided. */
async function undecidedIds({ store }: Reading): Promise<string[]> {
  const sites = await all((cursor) => store.sites({ limit: 100, cursor }));
  const keys = sites.map(({ siteId }): RecordKey => ({ kind: 'head', chain: siteId }));
  const found = await store.load(keys);
  return sites.flatMap(({ siteId }) => {
    const { requests, proposals, unratified } = found.head(siteId);
    return [...requests, ...proposals, ...unratified.map(({ windowId }) => windowId)];
  });
}

/** Windows that have begun: their amendments are in no head. */
async function activeIds({ store }: Reading): Promise<string[]> {
  const windows = await all((cursor) => store.windows({ status: 'active' }, { limit: 100, cursor }));
  return windows.map(({ windowId }) => windowId);
}

async function all<T>(
  next: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly cursor?: string }>,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await next(cursor);
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
