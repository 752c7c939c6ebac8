import type { ApiProblem } from '../../api/problem';

interface Obstacle {
  readonly id: string;
  /** Of its page. */
  readonly path: string;
}

/** The codes that name what is in the way, not what the person asked for. */
const naming: readonly string[] = [
  'overlap',
  'proposal-open',
  'break-glass-suspended',
  'too-many-requests',
  'hostname-in-use',
  'site-in-use',
  'approver-exists',
];

/** What has to be decided, ended or changed before something is possible. */
export function inTheWay({ code, more }: ApiProblem): readonly Obstacle[] {
  if (!naming.includes(code)) return [];
  const windows = [more.windowId, ...listIn(more.windowIds)];
  const proposals = [more.proposalId, ...listIn(more.proposalIds)];
  const machines = typeof more.machineId === 'string' ? [{ id: more.machineId, path: '/machines' }] : [];
  return [
    ...pagesOf(windows, '/windows/'),
    ...pagesOf(proposals, '/proposals/'),
    ...pagesOf([more.personId], '/people/'),
    ...machines,
  ];
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const pagesOf = (ids: readonly unknown[], before: string): readonly Obstacle[] =>
  ids.flatMap((id) => (typeof id === 'string' ? [{ id, path: `${before}${id}` }] : []));
