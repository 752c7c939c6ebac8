import { type Api, bodyOf, etagOf } from '../../api/client';
import type { Window } from '../../api/types';
import { inOneLine } from '../../parts/forms/reason-rules';
import type { Question } from '../../parts/voting/question';
import { sendAnswer } from '../../parts/voting/send-answer';
import { sendComment } from '../../parts/voting/send-comment';
import type { Action } from './what-may';

/** What is to be done with a window, as the person read it. */
export interface Act {
  readonly action: Exclude<Action, 'edit'>;
  readonly windowId: string;
  readonly siteId: string;
  /** Of the window, as it was read. */
  readonly version: number;
  /** Of the question, as it was read. */
  readonly planVersion: Question['planVersion'];
  /** A reason, or the text of a comment. */
  readonly text: string;
  /** RFC 3339; the new end of an extension. */
  readonly endsAt?: string;
}

type Sent = Pick<Window, 'version'>;

/** @param key the Idempotency-Key */
export async function sendAction(api: Api, act: Act, key: string): Promise<Sent> {
  const { action, windowId, siteId, version, planVersion, text, endsAt = '' } = act;
  const path = { windowId };
  const asRead = { path, header: { 'Idempotency-Key': key, 'If-Match': etagOf(version) } };
  const reason = text.trim() === '' ? {} : { reason: inOneLine(text) };
  switch (action) {
    case 'comment':
      return sendComment(api, { windowId, text }, key);
    case 'extend':
      return bodyOf(api.POST('/v1/windows/{windowId}/extend', { params: asRead, body: { endsAt, ...reason } }));
    case 'end':
      return bodyOf(api.POST('/v1/windows/{windowId}/end', { params: asRead, body: reason }));
    case 'cancel':
      return bodyOf(api.POST('/v1/windows/{windowId}/cancel', { params: asRead, body: reason }));
    default: {
      const asked = { kind: 'window', id: windowId, siteId, planVersion, version } as const;
      return sendAnswer(api, { action, asked, text }, key);
    }
  }
}
