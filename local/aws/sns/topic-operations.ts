import { randomUUID } from 'node:crypto';
import { entriesOf, entryXml, tag } from './query-protocol';
import { type Operations, required, type Sns } from './sns';

export function topicOperations(sns: Sns): Operations {
  const { runtime, topics, subscriptions } = sns;
  return {
    CreateTopic(form, caller) {
      const name = required(form, 'Name');
      runtime.authorize(caller, 'sns:CreateTopic', topics.arnOf(name));
      return tag('TopicArn', topics.create(name, entriesOf(form, 'Attributes')));
    },
    GetTopicAttributes(form, caller) {
      const topicArn = sns.authorized(caller, 'GetTopicAttributes', required(form, 'TopicArn'));
      const all = subscriptions.ofTopic(topicArn);
      const confirmed = all.filter((subscription) => subscription.confirmed).length;
      const attributes = [
        ['TopicArn', topicArn],
        ['Owner', runtime.accountId],
        ['SubscriptionsConfirmed', String(confirmed)],
        ['SubscriptionsPending', String(all.length - confirmed)],
      ] as const;
      return `<Attributes>${attributes.map(entryXml).join('')}</Attributes>`;
    },
    SetTopicAttributes(form, caller) {
      const topicArn = sns.authorized(caller, 'SetTopicAttributes', required(form, 'TopicArn'));
      topics.setAttribute(topicArn, required(form, 'AttributeName'), form.get('AttributeValue') ?? '');
      return '';
    },
    DeleteTopic(form, caller) {
      const topicArn = required(form, 'TopicArn');
      runtime.authorize(caller, 'sns:DeleteTopic', topicArn);
      subscriptions.deleteOf(topicArn);
      topics.delete(topicArn);
      return '';
    },
    Publish(form, caller) {
      const topicArn = sns.authorized(caller, 'Publish', required(form, 'TopicArn'));
      const [subject, message] = [form.get('Subject') ?? undefined, required(form, 'Message')];
      const mails = subscriptions.deliver(topicArn, subject ?? 'AWS Notification Message', message);
      const messageId = randomUUID();
      runtime.count('sns', 'Mails', caller.name, mails);
      runtime.log({ code: 'sns-published', topic: topicArn, mails, messageId });
      return tag('MessageId', messageId);
    },
  };
}
