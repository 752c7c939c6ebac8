import { type Api, bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Window } from '../../api/types';
import { openQuestion } from '../question';
import type { AnswerAction, Asked } from './send-answer';

/** What is asked about, as it is now. */
export interface AskedNow {
  readonly version: number;
  readonly status: string;
  /** Of the question that is open, if one is. */
  readonly planVersion: number | undefined;
  readonly isRevocable: boolean;
  readonly comments: Window['comments'];
}

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

/** Whether an action is still possible on what the person has read. */
export function isPossible(action: AnswerAction, asked: Asked, now: AskedNow): boolean {
  return action === 'revoke' ? now.isRevocable : now.planVersion === asked.planVersion;
}
