import { type Api, bodyOf, etagOf } from '../../api/client';
import type { Window } from '../../api/types';
import type { Question } from '../../parts/question';
import type { Action } from './what-may';

/** What is to be done with a window, as the person read it. */
export interface Act {
  readonly action: Exclude<Action, 'edit'>;
  readonly windowId: string;
  /** Of the window, as it was read. */
  readonly version: number;
  /** Of the question, as it was read. */
  readonly planVersion: Question['planVersion'];
  /** A reason, or the text of a comment. */
  readonly text: string;
  /** RFC 3339; the new end of an extension. */
  readonly endsAt?: string;
}

type Sent = Pick<Window, 'windowId' | 'version'>;

/** @param key the Idempotency-Key */
export async function sendAction(api: Api, act: Act, key: string): Promise<Sent> {
  const { action, windowId, version, planVersion, text, endsAt = '' } = act;
  const path = { windowId };
  const once = { path, header: { 'Idempotency-Key': key } };
  const asRead = { path, header: { 'Idempotency-Key': key, 'If-Match': etagOf(version) } };
  const reason = text.trim() === '' ? {} : { reason: text.trim() };
  const vote = { params: once, body: { ...reason, planVersion } };
  switch (action) {
    case 'approve':
      return bodyOf(api.POST('/v1/windows/{windowId}/approve', vote));
    case 'ratify':
      return bodyOf(api.POST('/v1/windows/{windowId}/ratify', vote));
    case 'reject':
    case 'refuse':
      return bodyOf(api.POST('/v1/windows/{windowId}/reject', vote));
    case 'withdraw':
      return bodyOf(api.POST('/v1/windows/{windowId}/withdraw', vote));
    case 'comment':
      return bodyOf(api.POST('/v1/windows/{windowId}/comments', { params: once, body: { text: text.trim() } }));
    case 'extend':
      return bodyOf(api.POST('/v1/windows/{windowId}/extend', { params: asRead, body: { endsAt, ...reason } }));
    case 'end':
      return bodyOf(api.POST('/v1/windows/{windowId}/end', { params: asRead, body: reason }));
    case 'cancel':
      return bodyOf(api.POST('/v1/windows/{windowId}/cancel', { params: asRead, body: reason }));
  }
}
