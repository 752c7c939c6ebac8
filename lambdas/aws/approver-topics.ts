import {
  ConfirmSubscriptionCommand,
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  SubscribeCommand,
  type Subscription,
} from '@aws-sdk/client-sns';
import { protect } from './protected-topic';

/**
 * `confirmed`: mail arrives. `pending`: asked, and not answered yet. `none`: never asked, not answered in time, or
 * unsubscribed. `foreign`: another mailbox is subscribed or was asked to confirm, because a replacement was not
 * finished.
 */
export type SubscriptionState = 'confirmed' | 'pending' | 'none' | 'foreign';

/** One topic per person with one mailbox: a shared topic would mail everyone the same voting link. */
export interface ApproverTopics {
  /**
   * Creates the person's topic and asks the mailbox to confirm; any other mailbox is unsubscribed. Repeating it
   * completes what a crash left undone, and mails an unconfirmed mailbox again.
   */
  open(personId: string, email: string): Promise<void>;
  /**
   * @param token of the confirmation mail, valid for 2 days.
   * https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
   * @returns `refused` for a token that SNS does not (any longer) know
   */
  confirm(personId: string, token: string): Promise<'confirmed' | 'refused'>;
  /**
   * The state of the mailbox's subscription to the person's topic, whether it was changed through the API or by a link
   * in a mail.
   */
  subscription(personId: string, email: string): Promise<SubscriptionState>;
  /** Deletes the topic and with it its subscriptions. Harmless when there is none. */
  close(personId: string): Promise<void>;
}

/** @param arnPrefix `arn:aws:sns:{region}:{account}:quiesce-approver-` */
export function createApproverTopics(client: SNSClient, arnPrefix: string): ApproverTopics {
  const topicArn = (personId: string) => `${arnPrefix}${personId}`;
  const close = async (personId: string): Promise<void> => {
    await client.send(new DeleteTopicCommand({ TopicArn: topicArn(personId) }));
  };
  return {
    close,
    async open(personId, email) {
      const arn = topicArn(personId);
      await protect(client, arn);
      if ((await subscriptionsOf(client, arn)).filter(isLive).some((subscription) => !isOf(subscription, email))) {
        // Of an earlier person of this id, or an earlier address. An unconfirmed subscription cannot be cancelled; its topic can be deleted.
        await close(personId);
        await protect(client, arn);
      }
      await client.send(new SubscribeCommand({ TopicArn: arn, Protocol: 'email', Endpoint: email }));
    },
    async confirm(personId, token) {
      try {
        // Otherwise anyone who gets the mail, a link scanner included, can unsubscribe the approver.
        const command = { TopicArn: topicArn(personId), Token: token, AuthenticateOnUnsubscribe: 'true' };
        await client.send(new ConfirmSubscriptionCommand(command));
        return 'confirmed';
      } catch (error) {
        if (isNamed(error, 'InvalidParameterException', 'NotFoundException')) return 'refused';
        throw error;
      }
    },
    async subscription(personId, email) {
      const live = (await subscriptionsOf(client, topicArn(personId))).filter(isLive);
      // One mailbox may be there twice, spelt in two ways.
      const own = live.filter((subscription) => isOf(subscription, email));
      if (own.some(({ SubscriptionArn }) => isArn(SubscriptionArn))) return 'confirmed';
      if (own.length > 0) return 'pending';
      return live.length > 0 ? 'foreign' : 'none';
    },
  };
}

/** The topics here carry one mailbox each, so one page of up to 100 holds all. */
async function subscriptionsOf(client: SNSClient, topicArn: string): Promise<readonly Subscription[]> {
  try {
    return (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }))).Subscriptions ?? [];
  } catch (error) {
    if (isNamed(error, 'NotFoundException')) return [];
    throw error;
  }
}

/** Whether SNS keeps the case of an address is not documented, and the directory takes no address twice in another case. */
const isOf = ({ Protocol, Endpoint }: Subscription, email: string): boolean =>
  Protocol === 'email' && Endpoint?.toLowerCase() === email.toLowerCase();

/** Until it is confirmed, the "ARN" is the word `PendingConfirmation`; after its end, for a while, `Deleted`. */
const isArn = (text: string | undefined): boolean => text?.startsWith('arn:') ?? false;
const isLive = ({ SubscriptionArn }: Subscription): boolean => SubscriptionArn !== 'Deleted';

const isNamed = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name);
