import { page } from '../wire/paging';
import { entryXml, tag } from './query-protocol';
import { type Operations, required, type Sns } from './sns';
import type { Subscription } from './subscriptions';
import { invalid } from './topics';

export function subscriptionOperations(sns: Sns): Operations {
  const { runtime, subscriptions } = sns;
  return {
    Subscribe(form, caller) {
      const topicArn = sns.authorized(caller, 'Subscribe', required(form, 'TopicArn'));
      if (required(form, 'Protocol') !== 'email') throw invalid('Protocol Reason: The local SNS serves email only');
      const email = required(form, 'Endpoint');
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalid('Email address');
      const subscription = subscriptions.subscribe(topicArn, email);
      const named = subscription.confirmed || form.get('ReturnSubscriptionArn') === 'true';
      return tag('SubscriptionArn', named ? subscription.arn : 'pending confirmation');
    },
    ConfirmSubscription(form, caller) {
      const topicArn = sns.authorized(caller, 'ConfirmSubscription', required(form, 'TopicArn'));
      const authenticate = form.get('AuthenticateOnUnsubscribe') === 'true';
      return tag('SubscriptionArn', subscriptions.confirm(topicArn, required(form, 'Token'), authenticate).arn);
    },
    ListSubscriptionsByTopic(form, caller) {
      const topicArn = sns.authorized(caller, 'ListSubscriptionsByTopic', required(form, 'TopicArn'));
      const all = [...subscriptions.ofTopic(topicArn)].sort((a, b) => (a.arn < b.arn ? -1 : 1));
      const { items, nextToken } = page(all, (item) => item.arn, 100, form.get('NextToken') ?? undefined);
      const members = items.map((item) => `<member>${subscriptionXml(item, runtime.accountId)}</member>`);
      return `<Subscriptions>${members.join('')}</Subscriptions>${nextToken ? tag('NextToken', nextToken) : ''}`;
    },
    GetSubscriptionAttributes(form, caller) {
      const subscription = sns.subscribed(caller, 'GetSubscriptionAttributes', required(form, 'SubscriptionArn'));
      return `<Attributes>${attributesOf(subscription, runtime.accountId).map(entryXml).join('')}</Attributes>`;
    },
    Unsubscribe(form, caller) {
      subscriptions.unsubscribe(sns.subscribed(caller, 'Unsubscribe', required(form, 'SubscriptionArn')).arn);
      return '';
    },
  };
}

function subscriptionXml({ arn, topicArn, email, confirmed }: Subscription, owner: string): string {
  const shown = confirmed ? arn : 'PendingConfirmation';
  return `${tag('TopicArn', topicArn)}${tag('Protocol', 'email')}${tag('SubscriptionArn', shown)}${tag('Owner', owner)}${tag('Endpoint', email)}`;
}

function attributesOf(subscription: Subscription, owner: string): readonly (readonly [string, string])[] {
  const { arn, topicArn, email, confirmed, authenticateOnUnsubscribe } = subscription;
  return [
    ['SubscriptionArn', arn],
    ['TopicArn', topicArn],
    ['Protocol', 'email'],
    ['Endpoint', email],
    ['Owner', owner],
    ['PendingConfirmation', String(!confirmed)],
    ['ConfirmationWasAuthenticated', String(authenticateOnUnsubscribe)],
  ];
}
