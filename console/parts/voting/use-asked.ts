import { type Api, bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { AskedNow } from './asked-now';
import { openQuestion } from './question';
import type { Asked } from './send-answer';

export const useAskedNow = (asked: Asked): AskedNow | undefined =>
  useLive(['asked', asked.id], (api, signal) =>
    asked.kind === 'window' ? windowNow(api, asked.id, signal) : proposalNow(api, asked.id, signal),
  ).data;

async function windowNow(api: Api, windowId: string, signal: AbortSignal): Promise<AskedNow> {
  const window = await bodyOf(api.GET('/v1/windows/{windowId}', { params: { path: { windowId } }, signal }));
  const { version, status, comments } = window;
  return { version, status, comments, planVersion: openQuestion(window)?.planVersion, isRevocable: false };
}

async function proposalNow(api: Api, proposalId: string, signal: AbortSignal): Promise<AskedNow> {
  const path = { proposalId };
  const proposal = await bodyOf(api.GET('/v1/proposals/{proposalId}', { params: { path }, signal }));
  const { version, status, planVersion, kind } = proposal;
  const isRevocable = kind === 'template' && status === 'approved';
  return { version, status, comments: [], planVersion: status === 'requested' ? planVersion : undefined, isRevocable };
}
