import { openRequest } from '../../lambdas/commands/open-request';
import type { Window } from '../../lambdas/domain/window';
import type { World } from '../commands/given';
import { streamRecord } from './records';

export const recordOf = (window: Window, before?: Window) =>
  streamRecord({ kind: 'window', value: window }, before && { kind: 'window', value: before });

export async function requestRecord(world: World, { windowId, planVersion }: Window) {
  const value = (await world.store.load([{ kind: 'approval-request', windowId, planVersion }])).request(
    windowId,
    planVersion,
  );
  if (!value) throw new Error('the flow has not asked yet');
  return streamRecord({ kind: 'approval-request', value });
}

export const open = (world: World, window: Window, taskToken = 'token') =>
  openRequest(world.deps, { ...window, taskToken, links: {} });
