import { type Api, bodyOf, etagOf } from '../../api/client';
import type { Proposal, Window } from '../../api/types';
import { inOneLine } from '../forms/reason-rules';
import type { VotingAction } from './may-vote';

/** What is asked about, as the person read it. */
export interface Asked {
  readonly kind: 'window' | 'proposal';
  /** windowId or proposalId */
  readonly id: string;
  readonly siteId: string;
  /** Of the question. */
  readonly planVersion: number;
  /** Of the window or proposal. */
  readonly version: number;
}

/** `cancel` ends an undecided proposal, `revoke` an approved template. */
export type AnswerAction = VotingAction | 'cancel' | 'revoke';

export interface Answer {
  readonly action: AnswerAction;
  readonly asked: Asked;
  /** A reason, or nothing. */
  readonly text: string;
}

/** @param key the Idempotency-Key */
export async function sendAnswer(
  api: Api,
  { action, asked, text }: Answer,
  key: string,
): Promise<Pick<Window | Proposal, 'version'>> {
  const { kind, id, planVersion, version } = asked;
  const reason = text.trim() === '' ? {} : { reason: inOneLine(text) };
  const vote = { ...reason, planVersion };
  if (action === 'cancel' || action === 'revoke') return sendCancel(api, { id, version, reason }, key);
  const verb = action === 'refuse' ? 'reject' : action;
  if (kind === 'window') {
    const params = { path: { windowId: id }, header: { 'Idempotency-Key': key } };
    return bodyOf(api.POST(`/v1/windows/{windowId}/${verb}`, { params, body: vote }));
  }
  const params = { path: { proposalId: id }, header: { 'Idempotency-Key': key } };
  return bodyOf(api.POST(`/v1/proposals/{proposalId}/${verb === 'ratify' ? 'approve' : verb}`, { params, body: vote }));
}

interface Cancelling {
  readonly id: string;
  readonly version: number;
  readonly reason: { readonly reason?: string };
}

function sendCancel(api: Api, { id, version, reason }: Cancelling, key: string): Promise<Proposal> {
  const header = { 'Idempotency-Key': key, 'If-Match': etagOf(version) };
  const params = { path: { proposalId: id }, header };
  return bodyOf(api.POST('/v1/proposals/{proposalId}/cancel', { params, body: reason }));
}
