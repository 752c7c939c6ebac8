import type { ApiProblem } from '../../api/problem';

interface Obstacle {
  readonly id: string;
  /** Of its page. */
  readonly path: string;
}

/** The codes whose windows and proposals are in the way, not those that the person asked for. */
const naming: readonly string[] = [
  'overlap',
  'proposal-open',
  'break-glass-suspended',
  'too-many-requests',
  'hostname-in-use',
  'site-in-use',
];

/** What has to be decided, ended or changed before something is possible. */
export function inTheWay({ code, more }: ApiProblem): readonly Obstacle[] {
  if (!naming.includes(code)) return [];
  const windows = [more.windowId, ...listIn(more.windowIds)];
  const proposals = [more.proposalId, ...listIn(more.proposalIds)];
  return [...pagesOf(windows, '/windows/'), ...pagesOf(proposals, '/proposals/')];
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const pagesOf = (ids: readonly unknown[], before: string): readonly Obstacle[] =>
  ids.flatMap((id) => (typeof id === 'string' ? [{ id, path: `${before}${id}` }] : []));
