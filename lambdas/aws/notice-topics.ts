import {
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  PublishCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import type { NoticeKind } from '../domain/public-notice/public-notice';
import type { Mail } from './personal-topics';
import { protect } from './protected-topic';

/** What a subscriber that is no mailbox can filter by, and recognize repeats by. */
interface NoticeLabels {
  readonly noticeId: string;
  readonly notice: NoticeKind;
  readonly siteId: string;
}

/** How many subscribe to a topic; SNS counts with some delay. */
interface SubscriberCount {
  readonly confirmed: number;
  /** Were asked, and have not confirmed yet. */
  readonly pending: number;
}

/** One topic per site, to which the public subscribes. */
export interface NoticeTopics {
  arnOf(siteId: string): string;
  /** Creates the topic, or completes it; harmless when it is there. */
  open(siteId: string): Promise<void>;
  /** Deletes the topic and with it its subscriptions. Harmless when there is none. */
  close(siteId: string): Promise<void>;
  /** @returns `no-topic` when the topic does not exist, so that nobody can have subscribed to it */
  publish(labels: NoticeLabels, mail: Mail): Promise<'published' | 'no-topic'>;
  /** Asks a mailbox to confirm; asks once more if it has not answered yet, and not if it has. */
  subscribe(siteId: string, email: string): Promise<'confirmed' | 'pending'>;
  /** @returns nobody when there is no topic */
  count(siteId: string): Promise<SubscriberCount>;
}

/** @param arnPrefix `arn:aws:sns:{region}:{account}:quiesce-notices-` */
export function createNoticeTopics(client: SNSClient, arnPrefix: string): NoticeTopics {
  const arnOf = (siteId: string) => `${arnPrefix}${siteId}`;
  return {
    arnOf,
    open: (siteId) => protect(client, arnOf(siteId)),
    async close(siteId) {
      await client.send(new DeleteTopicCommand({ TopicArn: arnOf(siteId) }));
    },
    async publish(labels, { subject, text }) {
      const attributes = Object.entries(labels).map(([name, value]) => [
        name,
        { DataType: 'String', StringValue: value },
      ]);
      try {
        await client.send(
          new PublishCommand({
            TopicArn: arnOf(labels.siteId),
            Subject: subject,
            Message: text,
            MessageAttributes: Object.fromEntries(attributes),
          }),
        );
        return 'published';
      } catch (error) {
        if (isNamed(error, 'NotFoundException')) return 'no-topic';
        throw error;
      }
    },
    async subscribe(siteId, email) {
      const command = new SubscribeCommand({ TopicArn: arnOf(siteId), Protocol: 'email', Endpoint: email });
      const { SubscriptionArn } = await client.send(command);
      return SubscriptionArn?.startsWith('arn:') ? 'confirmed' : 'pending';
    },
    async count(siteId) {
      try {
        const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: arnOf(siteId) }));
        const { SubscriptionsConfirmed: confirmed = 0, SubscriptionsPending: pending = 0 } = Attributes;
        return { confirmed: Number(confirmed), pending: Number(pending) };
      } catch (error) {
        if (isNamed(error, 'NotFoundException')) return { confirmed: 0, pending: 0 };
        throw error;
      }
    },
  };
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
