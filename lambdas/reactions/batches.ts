import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { nameOf } from '../platform/log';
import { flipBoundary } from './boundaries/flip-boundary';
import type { Pause, ReactionDeps } from './deps';
import { boundary } from './payloads';

/**
 * Handles each message separately. One that came early or failed is delivered again after the queue's visibility
 * timeout.
 */
export async function flipBatch(
  deps: ReactionDeps & { readonly pause: Pause },
  messages: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const done = await Promise.all(messages.map((message) => flipMessage(deps, message)));
  const again = messages.filter((_, index) => !done[index]);
  return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function flipMessage(deps: ReactionDeps & { readonly pause: Pause }, message: SQSRecord): Promise<boolean> {
  try {
    return (await flipBoundary(deps, boundary.parse(JSON.parse(message.body)))) !== 'early';
  } catch (thrown) {
    deps.log('queue-message-failed', { error: nameOf(thrown) });
    return false;
  }
}
