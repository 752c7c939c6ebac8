import { openRequest } from '../../lambdas/commands/voting/open-request';
import type { Proposal } from '../../lambdas/domain/proposal/proposal';
import type { Window } from '../../lambdas/domain/window/window';
import { refOf, type World } from '../commands/fixtures';
import { streamRecord } from './records';

export const recordOf = (window: Window, before?: Window) =>
  streamRecord({ kind: 'window', value: window }, before && { kind: 'window', value: before });

export const proposalRecord = (proposal: Proposal) => streamRecord({ kind: 'proposal', value: proposal });

type Asked = Pick<Window, 'windowId' | 'planVersion'>;

export async function requestRecord(world: World, window: Asked) {
  const { subjectId, planVersion } = refOf(window);
  const found = await world.store.load([{ kind: 'approval-request', subjectId, planVersion }]);
  const value = found.request(subjectId, planVersion);
  if (!value) throw new Error('the flow has not asked yet');
  return streamRecord({ kind: 'approval-request', value });
}

export const open = (world: World, window: Asked, taskToken = 'token') =>
  openRequest(world.deps, { ...refOf(window), taskToken, links: {} });
