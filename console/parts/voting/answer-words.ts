import type { Texts } from '../../texts/texts';
import type { AnswerAction, Asked } from './send-answer';

interface AnswerWords {
  readonly ask: string;
  readonly consequence: string;
  /** The verb of the button. */
  readonly confirm: string;
  readonly done: string;
}

/** What is said before and after an answer to a question. */
export function answerWords(
  { window, proposals }: Texts,
  action: AnswerAction,
  { kind, siteId }: Pick<Asked, 'kind' | 'siteId'>,
): AnswerWords {
  const { asks, consequences, actions, done } = proposals;
  if (kind === 'window' && action !== 'revoke')
    return {
      ask: window.asks[action],
      consequence: window.consequences[action](siteId),
      confirm: window.actions[action],
      done: window.done[action],
    };
  const verb = action === 'ratify' ? 'approve' : action === 'refuse' ? 'reject' : action;
  return { ask: asks[verb], consequence: consequences[verb](siteId), confirm: actions[verb], done: done[verb] };
}
