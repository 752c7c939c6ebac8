import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** One queue for each webhook, filled by a rule: a receiver that does not answer keeps nobody else's messages waiting. */
export interface WebhookQueues {
  /** Delivers a message again after so many seconds, at most twelve hours. */
  postpone(queueUrl: string, receiptHandle: string, seconds: number): Promise<void>;
  send(queueUrl: string, body: string): Promise<void>;
}

export function createWebhookQueues(client: SQSClient): WebhookQueues {
  return {
    async postpone(QueueUrl, ReceiptHandle, VisibilityTimeout) {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    },
    async send(QueueUrl, MessageBody) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
  };
}
