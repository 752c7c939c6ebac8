import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type Boundary, boundaryPayload } from './boundary';

/** The most SQS can delay a message, in seconds. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const LONGEST_DELAY_SECONDS = 900;

/** A queue for boundaries that are too near for Scheduler, whose entries fire up to a minute late. */
export interface NearBoundaryQueue {
  /** Delivers after `delaySeconds` (0–900), at least once. */
  send(boundary: Boundary, delaySeconds: number): Promise<void>;
}

export function createNearBoundaryQueue(client: SQSClient, queueUrl: string): NearBoundaryQueue {
  return {
    async send(boundary, delaySeconds) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: boundaryPayload(boundary),
          DelaySeconds: Math.min(Math.max(0, Math.ceil(delaySeconds)), LONGEST_DELAY_SECONDS),
        }),
      );
    },
  };
}
