import { randomUUID } from 'node:crypto';
import { entriesOf, tag } from './query-protocol';
import { type Operations, required, type Sns } from './sns';

export function topicOperations(sns: Sns): Operations {
  const { runtime, topics, subscriptions } = sns;
  return {
    CreateTopic(form, caller) {
      const name = required(form, 'Name');
      runtime.authorize(caller, 'sns:CreateTopic', topics.arnOf(name));
      return tag('TopicArn', topics.create(name, entriesOf(form, 'Attributes')));
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
