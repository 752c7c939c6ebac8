import type { ChainHead } from '../../domain/audit/audit';
import type { Commit } from '../../store/port';

/**
 * Two changes in one chain, all or nothing, each with an entry of its own.
 *
 * @param next the second one, in the chain as the first one leaves it. It removes, reserves and relies on nothing
 */
export function inOneCommit(first: Commit, next: (head: ChainHead) => Commit): Commit {
  const [head] = first.put.flatMap((record) => (record.kind === 'head' ? record.value : []));
  if (!head) throw new TypeError('The first change has no entry');
  const second = next(head);
  return {
    ...first,
    put: [...first.put.filter(({ kind }) => kind !== 'head'), ...second.put],
    putAlways: [...(first.putAlways ?? []), ...(second.putAlways ?? [])],
    audit: [...(first.audit ?? []), ...(second.audit ?? [])],
  };
}
