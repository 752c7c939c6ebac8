import { type Api, bodyOf } from '../../api/client';
import type { Window } from '../../api/types';

export interface CommentToSend {
  readonly windowId: string;
  readonly text: string;
}

/** @param key the Idempotency-Key */
export const sendComment = (
  api: Api,
  { windowId, text }: CommentToSend,
  key: string,
): Promise<Pick<Window, 'version'>> => {
  const params = { path: { windowId }, header: { 'Idempotency-Key': key } };
  return bodyOf(api.POST('/v1/windows/{windowId}/comments', { params, body: { text: text.trim() } }));
};
